# No code can be had: the client may try again, give another number, or leave.

! the only location is Podil
> /start svc_2_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow at 10
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0501234567
< Sending a code to +380501234567…
! too many codes
< Too many codes were asked for today, so I cannot send another one. Please try tomorrow, or give another number.
  You can also call us: +380 44 123 4567
  No new code is on its way to +380501234567 yet.
  [Send a new code] [Change number]
> [Change number]
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0671234567
< Sending a code to +380671234567…
! not reached
< The code could not be sent just now. Please try again in a minute.
  No new code is on its way to +380671234567 yet.
  [Send a new code] [Change number]
> [Send a new code]
< Sending a code to +380671234567…
! refused: bad phone
< The salon's calendar does not accept this number. Please check it, or give another one.
  What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0671234567
< Sending a code to +380671234567…
! refused: no name
< That does not look like a name: it needs letters, and not too many. Please type it again.
  What is your full name? Last, first and middle, if you have one.
> Mary Ann Jones
< Sending a code to +380671234567…
! refused: not welcome
< Sorry, this cannot be booked online with this number.
  Please call us: +380 44 123 4567
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
