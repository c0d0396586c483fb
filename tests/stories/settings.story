# The operator leaves questions out: no choice of a team member, and none who does not matter.

! OFFER_ANY_STAFF=false
> /start svc_1_11
< Manicure
  Whom would you like to see?
  [Anna] [Ben]
> anyone
< Sorry, I did not understand that.
  Manicure
  Whom would you like to see?
  [Anna] [Ben]
> [Ben]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
! 10:00 with Ben is taken
> tomorrow at 10
< 10:00 is not free. Here is what is near it.
  Tuesday, 2 December
  What time suits you?
  [12:30] [17:00] [On Wed, 3 Dec] [On Fri, 5 Dec]
! 12:30 with Ben is taken
! 17:00 with Ben is taken
> [Back]
< There is no free time just now: Manicure
  [Another service]
! ASK_STAFF=false
> start over
< What kind of service would you like?
  [Nails] [Hair]
> manicure
< Here is what I found for “manicure”.
  [Manicure] [Ten manicures]
> [Manicure]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Back]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> [Manicure]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow at 10
< What is your full name? Last, first and middle, if you have one.

# Without a name from the messenger it is asked all the same.
! ASK_FULL_NAME=false
> [Back]
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [10:00]
< What is your full name? Last, first and middle, if you have one.
> 🦄
< That does not look like a name: it needs letters, and not too many. Please type it again.
  What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> [Back]
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]

# CONFIRM_PHONE=always asks for a code wherever it is.
! CONFIRM_PHONE=always
> 12:30
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 020 7946 0123
< Sending a code to +442079460123…
