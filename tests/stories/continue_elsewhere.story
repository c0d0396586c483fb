# The location has closed meanwhile. What was chosen there says nothing about another one; the client stays the same.

! there are three locations
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
> +44 20 7946 0123
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
~ 31 minutes
~ the alarm rings
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Manicure] [Start over] [My appointments]
! Soho closes
> [Continue: Manicure]
< Which location suits you?
  [Podil] [Midtown]
> [Podil]
< What kind of service would you like?
  [Nails] [Hair]
> [Hair]
< Which service would you like?
  [Haircut]
> [Haircut]
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow 12:30
< Sending a code to +442079460123…
! a code is sent
< A code is on its way to +442079460123. Please type it here.
  [Send a new code] [Change number]
