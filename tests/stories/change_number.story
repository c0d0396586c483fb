# The code was sent to the wrong number. The right one gets a new code, and the client is asked once more whether all is
# right: they agreed to a booking with the other number.

! the only location is Podil
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
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 050 123 45 67
< Sending a code to +380501234567…
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> [Change number]
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 067 123 45 67
< Sending a code to +380671234567…
! a code is sent
< A code is on its way to +380671234567. Please type it here.
  [Send a new code] [Change number]
> 01234
< Is everything right?
  Service: Haircut
  With: Ben
  When: Tuesday, 2 December, 12:30
  Takes: 1 hr
  Price: UAH 45
  Where: Podil
  Address: 5 Sahaidachnoho
  Name: Mary Jones
  Phone: +380671234567
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! refused: wrong code
< That code is not right. You have 2 tries left.
  A code is on its way to +380671234567. Please type it here.
  [Send a new code] [Change number]
> [Change number]
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 063 123 45 67
< Sending a code to +380631234567…
! a code is sent
< A code is on its way to +380631234567. Please type it here.
  [Send a new code] [Change number]
> 56789
< Is everything right?
  Service: Haircut
  With: Ben
  When: Tuesday, 2 December, 12:30
  Takes: 1 hr
  Price: UAH 45
  Where: Podil
  Address: 5 Sahaidachnoho
  Name: Mary Jones
  Phone: +380631234567
  [Confirm] [Another time] [Another service]
> [Confirm]
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
