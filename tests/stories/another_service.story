# Changing one thing in the review keeps all that still holds.

> /start svc_1_11
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow 10:00
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 020 7946 0123
< Is everything right?
  Service: Manicure
  With: Ben
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]
> [Another time]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Wed, 3 Dec]
< Wednesday, 3 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [17:00]
< Is everything right?
  Service: Manicure
  With: Ben
  When: Wednesday, 3 December, 17:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]

# Ben cuts hair, too, and is free then.
> [Another service]
< What kind of service would you like?
  [Nails] [Hair]
> haircut
< Is everything right?
  Service: Haircut
  With: Ben
  When: Wednesday, 3 December, 17:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]

# He gives no pedicures.
> [Another service]
< What kind of service would you like?
  [Nails] [Hair]
> [Nails]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> [Pedicure]
< Ben can no longer be booked for this.
  Please choose someone else.
  Pedicure
  Whom would you like to see?
  [Doesn't matter] [Anna]
> [Anna]
< Is everything right?
  Service: Pedicure
  With: Anna
  When: Wednesday, 3 December, 17:00
  Takes: 1 hr
  Price: £40–55
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! booked
< Booked! We look forward to seeing you.
  Service: Pedicure
  With: Anna
  When: Wednesday, 3 December, 17:00
  Takes: 1 hr
  Price: £40–55
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Booking number: 4711
  [Book an appointment] [My appointments]
