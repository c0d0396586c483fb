# The operator has switched confirmation off, but the location insists: a code is sent after all, and since the client
# has agreed already, the right one books at once. The messenger's name serves, as the name is not asked for either.

! the only location is Podil
! CONFIRM_PHONE=never
! ASK_FULL_NAME=false
! the messenger knows the client as Mary Jones
> /start svc_2_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Tue, 2 Dec]
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [12:30]
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> (shares their phone 380501234567)
< Is everything right?
  Service: Haircut
  With: Ben
  When: Tuesday, 2 December, 12:30
  Takes: 1 hr
  Price: UAH 45
  Where: Podil
  Address: 5 Sahaidachnoho
  Name: Mary Jones
  Phone: +380501234567
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! refused: wrong code
< Sending a code to +380501234567…
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> 1111
< Booking it for you…
! refused: wrong code
< That code is not right. You have 2 tries left.
  A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> 01234
< Booking it for you…
! booked
< Booked! We look forward to seeing you.
  Service: Haircut
  With: Ben
  When: Tuesday, 2 December, 12:30
  Takes: 1 hr
  Price: UAH 45
  Where: Podil
  Address: 5 Sahaidachnoho
  Phone: +380 44 123 4567
  Booking number: 4711
  [Book an appointment] [My appointments]
> [Book an appointment]
< What kind of service would you like?
  [Nails] [Hair]
> haircut
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Tue, 2 Dec]
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [10:00]
< What is your phone number? Please type it with the country code.
  [Share my phone number] [+380501234567]
