# The service is withdrawn while it is being booked: the client is told, and the rest of the booking is kept.

> /start svc_1_11
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
> 020 7946 0123
< Is everything right?
  Service: Manicure
  With: Anna
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! Manicure is no longer offered
! refused: service gone
< This service is no longer offered. Please choose another one.
  What kind of service would you like?
  [Nails] [Hair]
> [Nails]
< Which service would you like?
  [Pedicure] [Ten manicures]
> [Pedicure]
< Is everything right?
  Service: Pedicure
  With: Anna
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £40–55
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…

# Altegio may refuse it while the list still has it: the same answer, and no way back to the same refusal.
! refused: service gone
< This service is no longer offered. Please choose another one.
  What kind of service would you like?
  [Nails] [Hair]
> haircut
< Is everything right?
  Service: Haircut
  With: Anna
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]

# And between two questions.
> [Another service]
< What kind of service would you like?
  [Nails] [Hair]
> [Nails]
< Which service would you like?
  [Pedicure] [Ten manicures]
! Pedicure is no longer offered
> [Pedicure]
< This service is no longer offered. Please choose another one.
  Which service would you like?
  [Pedicure] [Ten manicures]
