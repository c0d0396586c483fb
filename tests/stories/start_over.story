# Start over begins with the first question, Cancel ends in the menu; neither keeps anything.

! the only location is Podil
> /start svc_2_11
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Anna]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow at 10
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> [Start over]
< What kind of service would you like?
  [Nails] [Hair]
> [Hair]
< Which service would you like?
  [Haircut]
> haircut
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> friday at 5
< What is your full name? Last, first and middle, if you have one.
> Mary Ann Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0501234567
< Sending a code to +380501234567…
> [Cancel]
< Cancelled. Nothing was booked.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
