# What a location wants to know besides, and Back from there.

! Soho wants an e-mail
> /start svc_1_21
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
< What is your e-mail address?
> back
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your e-mail address?
> mary@example.com
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> back
< What is your e-mail address?
> mary@example.com
< What is your phone number? Please type it with the country code.
  [Share my phone number]
! Soho wants a remark
> start over
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
> tomorrow at 10
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< The salon asks you to add: Why?
  Please type your answer.
> back
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< The salon asks you to add: Why?
  Please type your answer.
> In a hurry
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 020 7946 0123
< Is everything right?
  Service: Haircut
  With: Ben
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  Note: In a hurry
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! refused: no name
< That does not look like a name: it needs letters, and not too many. Please type it again.
  What is your full name? Last, first and middle, if you have one.
> Mary Ann Jones
< Is everything right?
  Service: Haircut
  With: Ben
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Ann Jones
  Phone: +442079460123
  Note: In a hurry
  [Confirm] [Another time] [Another service]

# The same where the messenger's name serves.
! ASK_FULL_NAME=false
! the messenger knows the client as Mary Jones
> start over
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
> tomorrow at 10
< The salon asks you to add: Why?
  Please type your answer.
> back
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]
> 10:00
< The salon asks you to add: Why?
  Please type your answer.
! Soho wants an e-mail
> start over
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
> tomorrow at 10
< What is your e-mail address?
> back
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]
