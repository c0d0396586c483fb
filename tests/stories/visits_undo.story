# What was cancelled can be taken back from its card as well, for the same ten minutes, by whoever has cancelled it.

! the messenger knows the client as Mary Jones
! the client has proved to own +447911123456
! +447911123456 has Manicure with Anna on 5 December at 10:00
! +447911123456 has Haircut with Ben on 5 December at 17:00
! +447911123456 has Pedicure with Anna on 9 December at 10:00, cancelled
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Fri, 5 Dec, 17:00 · Haircut] [Book an appointment] [Cancelled]
> [Fri, 5 Dec, 10:00 · Manicure]
< Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Cancel appointment]
< Cancel this appointment?
  Manicure, Friday, 5 December, 10:00
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
> [No reason]
< Cancelling it…
! done
< Cancelled: Manicure, Friday, 5 December, 10:00.
  [Undo] [Book another time] [My appointments]
> /menu
< Your next appointment: Friday, 5 December, 17:00
  Haircut, Soho
  How can I help?
  [Fri, 5 Dec, 17:00 · Haircut] [Book an appointment] [Book again] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> [My appointments]
< Your upcoming appointments
  [Fri, 5 Dec, 17:00 · Haircut] [Book an appointment] [Cancelled]
> [Cancelled]
< Your cancelled appointments
  [Tue, 9 Dec, 10:00 · Pedicure] [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment] [Upcoming]
# Who has called this one off is not known, so it is only booked again.
> [Tue, 9 Dec, 10:00 · Pedicure]
< Pedicure
  When: Tuesday, 9 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £40
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: cancelled
  [Book again]
> [Back]
< Your cancelled appointments
  [Tue, 9 Dec, 10:00 · Pedicure] [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment] [Upcoming]
> [Fri, 5 Dec, 10:00 · Manicure]
< Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: cancelled
  [Undo] [Book again]
> [Undo]
< Is everything right?
  Service: Manicure
  With: Anna
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +447911123456
  [Confirm] [Another time] [Another service]
> [Back]
< What is your phone number? Please type it with the country code.
  [Share my phone number] [+447911123456]
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 17:00 · Haircut] [Book an appointment] [Cancelled]
> [Cancelled]
< Your cancelled appointments
  [Tue, 9 Dec, 10:00 · Pedicure] [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment] [Upcoming]
> [Fri, 5 Dec, 10:00 · Manicure]
< Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: cancelled
  [Undo] [Book again]
> [Undo]
< Is everything right?
  Service: Manicure
  With: Anna
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +447911123456
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! booked
< Booked! We look forward to seeing you.
  Service: Manicure
  With: Anna
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Booking number: 4711
  [Book an appointment] [My appointments]
# It is in the calendar again, so there is nothing to be taken back.
! +447911123456 has Manicure with Anna on 5 December at 10:00
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Fri, 5 Dec, 17:00 · Haircut] [Book an appointment] [Cancelled]
> [Cancelled]
< Your cancelled appointments
  [Tue, 9 Dec, 10:00 · Pedicure] [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment] [Upcoming]
> [Fri, 5 Dec, 10:00 · Manicure]
< Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: cancelled
  [Book again]

# Two that were cancelled one after the other; the time of each is its own.
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Fri, 5 Dec, 17:00 · Haircut] [Book an appointment] [Cancelled]
> [Fri, 5 Dec, 10:00 · Manicure]
< Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Cancel appointment]
< Cancel this appointment?
  Manicure, Friday, 5 December, 10:00
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
> [No reason]
< Cancelling it…
! done
< Cancelled: Manicure, Friday, 5 December, 10:00.
  [Undo] [Book another time] [My appointments]
~ 6 minutes
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 17:00 · Haircut] [Book an appointment] [Cancelled]
> [Fri, 5 Dec, 17:00 · Haircut]
< Haircut
  When: Friday, 5 December, 17:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Cancel appointment]
< Cancel this appointment?
  Haircut, Friday, 5 December, 17:00
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
> [No reason]
< Cancelling it…
! done
< Cancelled: Haircut, Friday, 5 December, 17:00.
  [Undo] [Book another time] [My appointments]
> /visits
< You have no upcoming appointments.
  [Book an appointment] [Cancelled]
> [Cancelled]
< Your cancelled appointments
  [Tue, 9 Dec, 10:00 · Pedicure] [Fri, 5 Dec, 17:00 · Haircut] [Fri, 5 Dec, 10:00 · Manicure] [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> [Fri, 5 Dec, 17:00 · Haircut]
< Haircut
  When: Friday, 5 December, 17:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: cancelled
  [Undo] [Book again]
~ 5 minutes
> [Back]
< Your cancelled appointments
  [Tue, 9 Dec, 10:00 · Pedicure] [Fri, 5 Dec, 17:00 · Haircut] [Fri, 5 Dec, 10:00 · Manicure] [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> [Fri, 5 Dec, 17:00 · Haircut]
< Haircut
  When: Friday, 5 December, 17:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: cancelled
  [Undo] [Book again]
> [Back]
< Your cancelled appointments
  [Tue, 9 Dec, 10:00 · Pedicure] [Fri, 5 Dec, 17:00 · Haircut] [Fri, 5 Dec, 10:00 · Manicure] [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> [Fri, 5 Dec, 10:00 · Manicure]
< Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: cancelled
  [Book again]
> [Back]
< Your cancelled appointments
  [Tue, 9 Dec, 10:00 · Pedicure] [Fri, 5 Dec, 17:00 · Haircut] [Fri, 5 Dec, 10:00 · Manicure] [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> [Fri, 5 Dec, 17:00 · Haircut]
< Haircut
  When: Friday, 5 December, 17:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: cancelled
  [Undo] [Book again]
~ 6 minutes
> [Undo]
< It is too late to take that back. You are welcome to book again.
  Haircut
  When: Friday, 5 December, 17:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: cancelled
  [Book again]
