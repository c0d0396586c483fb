# Altegio is down when the booking is to be made: nothing was booked, and the client can confirm again, with the same
# facts before them.

! ASK_FULL_NAME=false
! the messenger knows the client as Mary Jones
> /start svc_1_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Doesn't matter]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> 5 December at 17:00
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 020 7946 0123
< Is everything right?
  Service: Haircut
  With: any team member
  When: Friday, 5 December, 17:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]
> yes
< Booking it for you…
> cancel
< One moment: I am waiting for the salon's calendar and will write as soon as it answers.
  Booking it for you…
! not reached
< Nothing is booked yet: the salon's calendar does not answer. Everything you told me is kept, please try again in a minute.
  Is everything right?
  Service: Haircut
  With: any team member
  When: Friday, 5 December, 17:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]

# A yes counts for what was shown, and once: with another time it is asked for again, code or no code.
! CONFIRM_PHONE=always
> [Another time]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> 5 December at 12:30
< Sending a code to +442079460123…
! a code is sent
< A code is on its way to +442079460123. Please type it here.
  [Send a new code] [Change number]
> 01234
< Is everything right?
  Service: Haircut
  With: any team member
  When: Friday, 5 December, 12:30
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! booked: Ben
< Booked! We look forward to seeing you.
  Service: Haircut
  With: Ben
  When: Friday, 5 December, 12:30
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Booking number: 4711
  [Book an appointment] [My appointments]
