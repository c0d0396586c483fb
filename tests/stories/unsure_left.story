# A client who has seen enough may leave all the same, but is not told that nothing was booked.

> /start svc_1_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Anna]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow 10:00
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 020 7946 0123
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
> [Confirm]
< Booking it for you…
! no answer
< The salon's calendar gave no answer to your booking, so I do not know yet whether it is made. Please do not book it twice.
  To be sure, call us: +44 20 7946 0001
  [Check by SMS code]
> [Cancel]
< The salon's calendar gave no answer to your booking, so I do not know yet whether it is made. Please do not book it twice.
  To be sure, call us: +44 20 7946 0001
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> cancel
< How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> /start svc_1_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Anna]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow 12:30
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 020 7946 0123
< Is everything right?
  Service: Haircut
  With: Anna
  When: Tuesday, 2 December, 12:30
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! no answer
< The salon's calendar gave no answer to your booking, so I do not know yet whether it is made. Please do not book it twice.
  To be sure, call us: +44 20 7946 0001
  [Check by SMS code]
> start over
< The salon's calendar gave no answer to your booking, so I do not know yet whether it is made. Please do not book it twice.
  To be sure, call us: +44 20 7946 0001
  What kind of service would you like?
  [Nails] [Hair]
