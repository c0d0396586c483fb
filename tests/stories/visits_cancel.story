# Cancelling: asked once more, a reason in one tap, and it can be taken back for ten minutes.

! the client has proved to own +447911123456
! +447911123456 has Manicure with Anna on 5 December at 10:00
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
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
> is it far
< Sorry, I did not understand that.
  Cancel this appointment?
  Manicure, Friday, 5 December, 10:00
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
> cancel
< Nothing has changed.
  Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
# On the card the same word means the appointment.
> cancel
< Cancel this appointment?
  Manicure, Friday, 5 December, 10:00
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
> /start_over
< Nothing has changed.
  Manicure
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

# Altegio does not answer, says no, or wants a new login: it stays, and that is said.
> [My plans changed]
< Cancelling it…
! not reached
< It is not cancelled: the salon's calendar does not answer. Please try again in a minute.
  Manicure
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
> [I am ill]
< Cancelling it…
! no answer
< The salon's calendar gave no clear answer. This is how it stands now.
  Manicure
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
> [Another time suits me]
< Cancelling it…
! refused: not allowed
< The salon does not let me cancel this appointment. It stays as it is.
  Please call us: +44 20 7946 0001
  Manicure
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
! refused: bad phone
< The salon does not let me cancel this appointment. It stays as it is.
  Please call us: +44 20 7946 0001
  Manicure
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
> cancel
< One moment: I am waiting for the salon's calendar and will write as soon as it answers.
  Cancelling it…
! refused: logged out
< Nothing has changed yet. Please log in once more, then try again.
  To show you what is yours, I need to be sure that it is you. Which phone number do you book with?
  Please type it with the country code.
  [Share my phone number] [+447911123456]
> [Share my phone number]
< That does not look like a phone number. With the country code it looks like +44 7700 900123.
  To show you what is yours, I need to be sure that it is you. Which phone number do you book with?
  Please type it with the country code.
  [Share my phone number] [+447911123456]
> 07911 123456
< Sending a code to +447911123456…
! a code is sent
< A code is on its way to +447911123456. Please type it here.
  [Send a new code] [Change number]
> 01234
< Checking the code…
! logged in
< You are logged in as +447911123456.
  Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]

# Now it is done. A double tap is one tap.
> [Cancel appointment]
< Cancel this appointment?
  Manicure, Friday, 5 December, 10:00
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
> [I am ill] [I am ill]
< Cancelling it…
! done
< Cancelled: Manicure, Friday, 5 December, 10:00.
  [Undo] [Book another time] [My appointments]
> [Undo]
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
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
> [My appointments]
< You have no upcoming appointments.
  [Book an appointment] [Cancelled]

# Somebody at the salon was quicker: cancelled is cancelled.
! +447911123456 has Haircut with Ben on 3 December at 10:00
> /visits
< Your upcoming appointments
  [Wed, 3 Dec, 10:00 · Haircut] [Book an appointment] [Cancelled]
> [Wed, 3 Dec, 10:00 · Haircut]
< Haircut
  When: Wednesday, 3 December, 10:00
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
  Haircut, Wednesday, 3 December, 10:00
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
> [No reason]
< Cancelling it…
! refused: gone
< Cancelled: Haircut, Wednesday, 3 December, 10:00.
  [Undo] [Book another time] [My appointments]
# Its time has been taken meanwhile: what is near it comes at once.
! 10:00 with Ben is taken
> [Undo]
< Sorry, 10:00 has just gone. Here is what is near it.
  Wednesday, 3 December
  What time suits you?
  [12:30] [17:00] [10:00 · any team member] [On Tue, 2 Dec] [On Fri, 5 Dec]
> /visits
< Your upcoming appointments
  [Wed, 3 Dec, 10:00 · Haircut] [Book an appointment] [Cancelled]
> [Wed, 3 Dec, 10:00 · Haircut]
< Haircut
  When: Wednesday, 3 December, 10:00
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
  Haircut, Wednesday, 3 December, 10:00
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
> [No reason]
< Cancelling it…
! done
< Cancelled: Haircut, Wednesday, 3 December, 10:00.
  [Book another time] [My appointments]

# Who waits too long finds it gone for good.
! +447911123456 has Haircut with Ben on 3 December at 17:00
> /visits
< …
  …
> [Wed, 3 Dec, 17:00 · Haircut]
< Haircut
  …
> [Cancel appointment]
< …
  …
> [No reason]
< Cancelling it…
! done
< Cancelled: Haircut, Wednesday, 3 December, 17:00.
  [Undo] [Book another time] [My appointments]
! +447911123456 has Haircut with Ben on 9 December at 10:00
~ 11 minutes
> [Undo]
< It is too late to take that back. You are welcome to book again.
  Cancelled: Haircut, Wednesday, 3 December, 17:00.
  [Book another time] [My appointments]
> is it far
< Sorry, I did not understand that.
  Cancelled: Haircut, Wednesday, 3 December, 17:00.
  [Book another time] [My appointments]
> /visits
< Your upcoming appointments
  [Tue, 9 Dec, 10:00 · Haircut] [Book an appointment] [Cancelled]
> [Tue, 9 Dec, 10:00 · Haircut]
< Haircut
  When: Tuesday, 9 December, 10:00
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
  Haircut, Tuesday, 9 December, 10:00
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
! the client has no appointments any more
> [No reason]
< This appointment is not among yours any more.
  There are no appointments under +447911123456. If you booked with another number, log in with that one.
  [Book an appointment] [Change number]
