# A link on the salon's own page leads to a location or to a service there. One that leads nowhere any more says so,
# and leads to the first question.

! there are three locations
> /start loc_2
< What kind of service would you like?
  [Nails] [Hair]
> /start svc_2_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> /start svc_2_13
< That link is out of date, so let us begin here.
  What kind of service would you like?
  [Nails] [Hair]
> /start svc_2_999
< That link is out of date, so let us begin here.
  What kind of service would you like?
  [Nails] [Hair]
> /start svc_9_21
< That link is out of date, so let us begin here.
  Which location suits you?
  [Soho] [Podil] [Midtown]
> /start svc_2
< That link is out of date, so let us begin here.
  Which location suits you?
  [Soho] [Podil] [Midtown]
> /start loc_x
< That link is out of date, so let us begin here.
  Which location suits you?
  [Soho] [Podil] [Midtown]
> /start svc_2_x
< That link is out of date, so let us begin here.
  Which location suits you?
  [Soho] [Podil] [Midtown]
> /start loc_9
< That link is out of date, so let us begin here.
  Which location suits you?
  [Soho] [Podil] [Midtown]

# Nor does one from the website that is too old. A word that only tells where somebody came from has led to nothing.
> /start go_abcdefghijklmnopqrstuvwx6923f000abcdefghijklmnopqrstuv
< That link is out of date, so let us begin here.
  Which location suits you?
  [Soho] [Podil] [Midtown]
! the calendar is down
> /start svc_2_21
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! the calendar is back
> /start anything at all
< Which location suits you?
  [Soho] [Podil] [Midtown]

# While a booking is being made, a link has to wait.
> /start svc_1_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
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
  With: Ben
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
> /start svc_2_21
< One moment: I am waiting for the salon's calendar and will write as soon as it answers.
  Booking it for you…
! booked: Ben
< Booked! We look forward to seeing you.
  Service: Haircut
  With: Ben
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Booking number: 4711
  [Book an appointment] [My appointments]
> /start svc_2_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> /start
< Cancelled. Nothing was booked.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
