# Somebody who tries one code after another gets no further; whoever really has the code can call.

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
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> 10000
< Is everything right?
  Service: Haircut
  With: Ben
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: UAH 45
  Where: Podil
  Address: 5 Sahaidachnoho
  Name: Mary Jones
  Phone: +380501234567
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! too many codes
< Too many codes were asked for today, so I cannot send another one. Please try tomorrow, or give another number.
  You can also call us: +380 44 123 4567
  No new code is on its way to +380501234567 yet.
  [Send a new code] [Change number]
> [Change number]
< What is your phone number? Please type it with the country code.
  [Share my phone number]
