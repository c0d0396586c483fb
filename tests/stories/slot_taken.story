# Somebody is quicker, at every moment there is. Nothing has to be told twice, and what is near comes in the same message.

! the only location is Podil
> /start svc_2_11
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Anna]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Tue, 2 Dec]
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]

# While choosing:
! 10:00 with Anna is taken
> [10:00]
< Sorry, 10:00 has just gone. Here is what is near it.
  Tuesday, 2 December
  What time suits you?
  [12:30] [17:00] [10:00 · any team member] [On Wed, 3 Dec] [On Fri, 5 Dec]
> [12:30]
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]

# Before the code is sent:
> 050 123 45 67
< Sending a code to +380501234567…
! 12:30 with Anna is taken
! refused: slot taken
< Sorry, 12:30 has just gone. Here is what is near it.
  Tuesday, 2 December
  What time suits you?
  [17:00] [12:30 · any team member] [On Wed, 3 Dec] [On Fri, 5 Dec]
> [17:00]
< Sending a code to +380501234567…
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> 01234
< Is everything right?
  Service: Manicure
  With: Anna
  When: Tuesday, 2 December, 17:00
  Takes: 1 hr
  Price: UAH 30
  Where: Podil
  Address: 5 Sahaidachnoho
  Name: Mary Jones
  Phone: +380501234567
  [Confirm] [Another time] [Another service]

# While it is being booked; and somebody else, who was free at that time, is not for long:
> [Confirm]
< Booking it for you…
! 17:00 with Anna is taken
! refused: slot taken
< Sorry, 17:00 has just gone. Here is what is near it.
  Tuesday, 2 December
  What time suits you?
  [17:00 · any team member]
! 17:00 is taken
> [17:00 · any team member]
< There is no free time just now: Manicure
> 12:30
< 12:30 is not free. Here is what is near it.
  Tuesday, 2 December
  What time suits you?
  [12:30 · any team member]
> [12:30 · any team member]
< Is everything right?
  Service: Manicure
  With: any team member
  When: Tuesday, 2 December, 12:30
  Takes: 1 hr
  Price: UAH 30
  Where: Podil
  Address: 5 Sahaidachnoho
  Name: Mary Jones
  Phone: +380501234567
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…

# Even then; anyone will do already, so other days are what is left.
! 12:30 is taken
! refused: slot taken
< Sorry, 12:30 has just gone. Here is what is near it.
  Tuesday, 2 December
  What time suits you?
  [10:00] [On Wed, 3 Dec] [On Fri, 5 Dec]
> [On Fri, 5 Dec]
< Friday, 5 December
  What time suits you?
  [10:00]
> 17:00
< 17:00 is not free. Here is what is near it.
  Friday, 5 December
  What time suits you?
  [10:00] [On Tue, 2 Dec] [On Wed, 3 Dec]
> [10:00]
< Is everything right?
  Service: Manicure
  With: any team member
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Price: UAH 30
  Where: Podil
  Address: 5 Sahaidachnoho
  Name: Mary Jones
  Phone: +380501234567
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! booked: Ben
< Booked! We look forward to seeing you.
  Service: Manicure
  With: Ben
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Price: UAH 30
  Where: Podil
  Address: 5 Sahaidachnoho
  Phone: +380 44 123 4567
  Booking number: 4711
  [Book an appointment] [My appointments]
