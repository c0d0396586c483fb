# An expired booking can be taken up again: what still holds is kept, what does not is asked.

> /start svc_1_11
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Anna]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Wed, 3 Dec]
< Wednesday, 3 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [10:00]
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
~ 31 minutes
> 020 7946 0123
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Manicure] [Start over] [My appointments]
> [Continue: Manicure]
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 020 7946 0123
< Is everything right?
  Service: Manicure
  With: Anna
  When: Wednesday, 3 December, 10:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]

# The time has gone meanwhile:
~ 31 minutes
~ the alarm rings
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Manicure] [Start over] [My appointments]
! 10:00 with Anna is taken
> [Continue: Manicure]
< Sorry, 10:00 has just gone. Here is what is near it.
  Wednesday, 3 December
  What time suits you?
  [12:30] [17:00] [10:00 · any team member] [On Tue, 2 Dec] [On Fri, 5 Dec]
> [12:30]
< Is everything right?
  Service: Manicure
  With: Anna
  When: Wednesday, 3 December, 12:30
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]

# ... the day:
~ 31 minutes
~ the alarm rings
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Manicure] [Start over] [My appointments]
! 3 December is fully booked
> [Continue: Manicure]
< Sorry, 12:30 has just gone. Here is what is near it.
  Wednesday, 3 December
  What time suits you?
  [On Tue, 2 Dec] [On Fri, 5 Dec]
> [On Tue, 2 Dec]
< Tuesday, 2 December
  What time suits you?
  [12:30] [17:00]
> [17:00]
< Is everything right?
  Service: Manicure
  With: Anna
  When: Tuesday, 2 December, 17:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]

# ... the day, before there was a time:
> [Another time]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Fri, 5 Dec] [January 2026]
> [Fri, 5 Dec]
< Friday, 5 December
  What time suits you?
  [12:30] [17:00]
~ 31 minutes
~ the alarm rings
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Manicure] [Start over] [My appointments]
! 5 December is fully booked
> [Continue: Manicure]
< Nothing is free on Friday, 5 December. Here are the nearest days.
  Manicure
  Which day suits you?
  [Tue, 2 Dec] [January 2026]
> [Tue, 2 Dec]
< Tuesday, 2 December
  What time suits you?
  [12:30] [17:00]
> [17:00]
< Is everything right?
  Service: Manicure
  With: Anna
  When: Tuesday, 2 December, 17:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]

# ... the team member:
~ 31 minutes
~ the alarm rings
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Manicure] [Start over] [My appointments]
! Anna has left
> [Continue: Manicure]
< Anna can no longer be booked for this.
  Please choose someone else.
  Manicure
  Whom would you like to see?
  [Doesn't matter] [Ben]
