# Wrong codes: three tries, then a new code has to be ordered, not sooner than a minute after the last.

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
> hurry up
< One moment: I am waiting for the salon's calendar and will write as soon as it answers.
  Sending a code to +380501234567…
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> what code?
< That does not look like the code. It is the number in the SMS, 3 to 8 digits.
  A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> [Send a new code]
< A new code can be sent in 60 seconds.
  A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> Confirmation code for Podil: 01-234
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
! refused: wrong code
< That code is not right. You have 2 tries left.
  A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> 1111
< Booking it for you…
! refused: wrong code
< That code is not right. You have 1 try left.
  A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> 2222
< Booking it for you…
! refused: wrong code
< That was one wrong code too many. Please have a new one sent, or change the number.
  No new code is on its way to +380501234567 yet.
  [Send a new code] [Change number]
> 3333
< That was one wrong code too many. Please have a new one sent, or change the number.
  No new code is on its way to +380501234567 yet.
  [Send a new code] [Change number]
~ 59 seconds
> [Send a new code]
< A new code can be sent in 1 second.
  No new code is on its way to +380501234567 yet.
  [Send a new code] [Change number]
~ 1 second
> [Send a new code]
< Sending a code to +380501234567…
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> 4444
< Booking it for you…
! booked
< Booked! We look forward to seeing you.
  Service: Haircut
  With: Ben
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: UAH 45
  Where: Podil
  Address: 5 Sahaidachnoho
  Phone: +380 44 123 4567
  Booking number: 4711
  [Book an appointment] [My appointments]
