# The service is withdrawn before the code is sent: no code is needed for nothing.

! the only location is Podil
> /start svc_2_11
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Anna]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow 10:00
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0501234567
< Sending a code to +380501234567…
! Manicure is no longer offered
! refused: service gone
< This service is no longer offered. Please choose another one.
  What kind of service would you like?
  [Nails] [Hair]
> haircut
< Sending a code to +380501234567…
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
