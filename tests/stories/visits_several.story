# An appointment for several services is moved, taken back and repeated as a whole, at times that are long enough for it.

! the messenger knows the client as Mary Jones
! the client has proved to own +447911123456
! +447911123456 has Manicure and Haircut with Ben on 5 December at 10:00
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure, Haircut] [Book an appointment]
> 1
< Manicure, Haircut
  When: Friday, 5 December, 10:00
  With: Ben
  Takes: 2 hrs
  Price: £75
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Manicure, Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Tue, 2 Dec]
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30]
> [Back]
< Manicure, Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> Wednesday at 17:00
< 17:00 is not free. Here is what is near it.
  Wednesday, 3 December
  What time suits you?
  [10:00] [12:30] [On Tue, 2 Dec] [On Fri, 5 Dec]
> [12:30]
< Move this appointment?
  Manicure, Haircut
  From: Friday, 5 December, 10:00
  To: Wednesday, 3 December, 12:30
  [Move]
! 12:30 with Ben is taken
> [Move]
< Moving it…
! refused: slot taken
< Sorry, 12:30 has just gone. Your appointment keeps its old time. Here is what is near it.
  Wednesday, 3 December
  What time suits you?
  [10:00] [On Tue, 2 Dec] [On Fri, 5 Dec]
> [10:00]
< Move this appointment?
  Manicure, Haircut
  From: Friday, 5 December, 10:00
  To: Wednesday, 3 December, 10:00
  [Move]
> [Move]
< Moving it…
! done
< Done, your appointment has its new time.
  Manicure, Haircut
  When: Wednesday, 3 December, 10:00
  With: Ben
  Takes: 2 hrs
  Price: £75
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]

# Cancelled and taken back: all of it, for the price of all of it.
> [Cancel appointment]
< Cancel this appointment?
  Manicure, Haircut, Wednesday, 3 December, 10:00
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
> [No reason]
< Cancelling it…
! done
< Cancelled: Manicure, Haircut, Wednesday, 3 December, 10:00.
  [Undo] [Book another time] [My appointments]
> [Undo]
< Is everything right?
  Service: Manicure, Haircut
  With: Ben
  When: Wednesday, 3 December, 10:00
  Takes: 2 hrs
  Price: £75
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +447911123456
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! booked: Ben
< Booked! We look forward to seeing you.
  Service: Manicure, Haircut
  With: Ben
  When: Wednesday, 3 December, 10:00
  Takes: 2 hrs
  Price: £75
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Booking number: 4711
  [Book an appointment] [My appointments]

# Booked again, with somebody who does all of it; and the usual way leads to something else.
! +447911123457 has Manicure and Haircut with Ben on 7 November at 12:30, came
! the client has proved to own +447911123457
> /repeat
< Once more: Manicure, Haircut
  With: Ben
  Tuesday, 2 December
  What time suits you?
  [10:00] [On Wed, 3 Dec] [On Fri, 5 Dec]
> [Back]
< Manicure, Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Back]
< Manicure, Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Back]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> [Manicure]
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> /repeat
< Once more: Manicure, Haircut
  With: Ben
  Tuesday, 2 December
  What time suits you?
  [10:00] [On Wed, 3 Dec] [On Fri, 5 Dec]
! Ben has left
> [10:00]
< Sorry, 10:00 has just gone. Here is what is near it.
  Tuesday, 2 December
  What time suits you?
  [10:00 · any team member]
> [10:00 · any team member]
< Is everything right?
  Service: Manicure, Haircut
  With: any team member
  When: Tuesday, 2 December, 10:00
  Takes: 2 hrs
  Price: £75
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +447911123457
  [Confirm] [Another time] [Another service]
> [Another service]
< What kind of service would you like?
  [Nails] [Hair]
> haircut
< Is everything right?
  Service: Haircut
  With: any team member
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +447911123457
  [Confirm] [Another time] [Another service]
> cancel
< Cancelled. Nothing was booked.
  How can I help?
  [Book an appointment] [Book again] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> /repeat
< Ben can no longer be booked for this.
  Please choose someone else.
  Manicure, Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna]
> [Doesn't matter]
< Manicure, Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Tue, 2 Dec]
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30]

# Left alone for too long, it is taken up with all of its services.
~ 31 minutes
> [12:30]
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Manicure, Haircut] [Start over] [My appointments]
> [Continue: Manicure, Haircut]
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30]
> [12:30]
< Is everything right?
  Service: Manicure, Haircut
  With: any team member
  When: Tuesday, 2 December, 12:30
  Takes: 2 hrs
  Price: £75
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +447911123457
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! booked
< Booked! We look forward to seeing you.
  Service: Manicure, Haircut
  With: Anna
  When: Tuesday, 2 December, 12:30
  Takes: 2 hrs
  Price: £75
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Booking number: 4711
  [Book an appointment] [My appointments]

# One of them is gone, or has to be paid for first: what to book has to be chosen.
! +447911123458 has Ten manicures and Haircut with Anna on 7 November at 12:30, came
! +447911123458 has Manicure and Haircut with Anna on 5 December at 12:30
! the client has proved to own +447911123458
> /repeat
< This visit cannot be repeated in one go. Please choose what to book.
  What kind of service would you like?
  [Nails] [Hair]
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 12:30 · Manicure, Haircut] [Book an appointment] [Past]
> 1
< Manicure, Haircut
  When: Friday, 5 December, 12:30
  With: Anna
  Takes: 2 hrs
  Price: £75
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Cancel appointment]
< Cancel this appointment?
  Manicure, Haircut, Friday, 5 December, 12:30
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
> [No reason]
< Cancelling it…
! done
< Cancelled: Manicure, Haircut, Friday, 5 December, 12:30.
  [Undo] [Book another time] [My appointments]
! Haircut is no longer offered
> [Undo]
< This service is no longer offered. Please choose another one.
  What kind of service would you like?
  [Nails] [Hair]
> [Nails]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> [Manicure]
< Is everything right?
  Service: Manicure
  With: Anna
  When: Friday, 5 December, 12:30
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +447911123458
  [Confirm] [Another time] [Another service]
> /visits
< You have no upcoming appointments.
  [Book an appointment] [Past] [Cancelled]
> [Cancelled]
< Your cancelled appointments
  [Fri, 5 Dec, 12:30 · Manicure, Haircut] [Book an appointment] [Past]
> 1
< Manicure, Haircut
  When: Friday, 5 December, 12:30
  With: Anna
  Takes: 2 hrs
  Price: £75
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: cancelled
  [Undo] [Book again]
> [Book again]
< This service is no longer offered. Please choose another one.
  What kind of service would you like?
  [Nails] [Hair]
! +447911123459 has Manicure and Pedicure with Anna on 5 December at 12:30
! the client has proved to own +447911123459
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 12:30 · Manicure, Pedicure] [Book an appointment]
> 1
< Manicure, Pedicure
  When: Friday, 5 December, 12:30
  With: Anna
  Takes: 2 hrs
  Price: £70
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Cancel appointment]
< Cancel this appointment?
  Manicure, Pedicure, Friday, 5 December, 12:30
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
> [No reason]
< Cancelling it…
! done
< Cancelled: Manicure, Pedicure, Friday, 5 December, 12:30.
  [Undo] [Book another time] [My appointments]
! Pedicure has to be paid for first
> [Undo]
< This visit cannot be repeated in one go. Please choose what to book.
  What kind of service would you like?
  [Nails] [Hair]
