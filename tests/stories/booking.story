# A whole booking where the salon asks for no code. A double tap books once.

> /start
< Hello! I can book an appointment for you. It takes about a minute.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> [Book an appointment]
< What kind of service would you like?
  [Nails] [Hair]
> [Nails]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> manicure
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Anna]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]
> 10:00
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> (sends a photo)
< I can only read text and buttons.
  What is your phone number? Please type it with the country code.
  [Share my phone number]
> 07911 123456
< Is everything right?
  Service: Manicure
  With: Anna
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +447911123456
  [Confirm] [Another time] [Another service]
> [Confirm] [Confirm]
< Booking it for you…
! booked
< Booked! We look forward to seeing you.
  Service: Manicure
  With: Anna
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Booking number: 4711
  [Book an appointment] [My appointments]
