# Altegio's plain no to a booking leads to the question that can mend it.

> /start svc_1_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Doesn't matter]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow at 10
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 020 7946 0123
< Is everything right?
  Service: Haircut
  With: any team member
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
! refused: bad phone
< The salon's calendar does not accept this number. Please check it, or give another one.
  What is your phone number? Please type it with the country code.
  [Share my phone number]
> 020 7946 0124
< Is everything right?
  Service: Haircut
  With: any team member
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460124
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! refused: no name
< That does not look like a name: it needs letters, and not too many. Please type it again.
  What is your full name? Last, first and middle, if you have one.
> Mary Ann Jones
< Is everything right?
  Service: Haircut
  With: any team member
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Ann Jones
  Phone: +442079460124
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! refused: not welcome
< Sorry, this cannot be booked online with this number.
  Please call us: +44 20 7946 0001
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
