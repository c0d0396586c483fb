# What is not allowed is not offered, and says why; what was offered and is not allowed any more is refused when pressed.

! the client has proved to own +447911123456
! +447911123456 has Manicure with Anna on 5 December at 10:00
! CANCELLATION=false
! RESCHEDULE=false
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
  Moving: by phone only.
  Cancelling: by phone only.
  [Add to calendar] [Book again]
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
  Moving: by phone only.
  Cancelling: by phone only.
  [Add to calendar] [Book again]
! CANCELLATION=true
! RESCHEDULE=true
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> 1
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
! CANCELLATION=false
> [Cancel appointment]
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
  Cancelling: by phone only.
  [Move] [Add to calendar] [Book again]
! CANCELLATION=true
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> 1
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
! RESCHEDULE=false
> [Move]
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
  Moving: by phone only.
  [Cancel appointment] [Add to calendar] [Book again]
! RESCHEDULE=true
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> 1
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
! CANCELLATION=false
> [No reason]
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
  Cancelling: by phone only.
  [Move] [Add to calendar] [Book again]
! CANCELLATION=true
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> 1
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
> [Move]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Wed, 3 Dec]
< Wednesday, 3 December
  What time suits you?
  [10:00] [12:30] [17:00]
! RESCHEDULE=false
> [10:00]
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
  Moving: by phone only.
  [Cancel appointment] [Add to calendar] [Book again]
! RESCHEDULE=true
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> 1
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
> [Move]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Wed, 3 Dec]
< Wednesday, 3 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [10:00]
< Move this appointment?
  Manicure
  From: Friday, 5 December, 10:00
  To: Wednesday, 3 December, 10:00
  [Move]
! RESCHEDULE=false
> [Move]
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
  Moving: by phone only.
  [Cancel appointment] [Add to calendar] [Book again]
! RESCHEDULE=true

# By the location, by the clock, by a payment, by what nobody knows.
! Soho lets nobody cancel
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> 1
< Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  Cancelling: by phone only.
  [Move] [Add to calendar] [Book again]
! +447911123456 has Manicure with Anna on 4 December at 10:00
! Soho lets nobody move
> /visits
< Your upcoming appointments
  [Thu, 4 Dec, 10:00 · Manicure] [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> 1
< Manicure
  When: Thursday, 4 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  Moving: by phone only.
  [Cancel appointment] [Add to calendar] [Book again]
! +447911123457 has Manicure with Anna on 2 December at 10:00
! the client has proved to own +447911123457
! Soho lets nothing change in the last 26 hours
> /visits
< Your upcoming appointments
  [Tue, 2 Dec, 10:00 · Manicure] [Book an appointment]
> 1
< Manicure
  When: Tuesday, 2 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  Moving: by phone now. Online it was possible until 26 hrs before the start.
  Cancelling: by phone now. Online it was possible until 26 hrs before the start.
  [Add to calendar] [Book again]
! +447911123458 has Manicure and Pedicure with Anna on 2 December at 10:00, paid
! the client has proved to own +447911123458
> /visits
< Your upcoming appointments
  [Tue, 2 Dec, 10:00 · Manicure, Pedicure] [Book an appointment]
> 1
< Manicure, Pedicure
  When: Tuesday, 2 December, 10:00
  With: Anna
  Takes: 2 hrs
  Price: £70
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  Cancelling: by phone only, as it is paid for.
  [Move] [Add to calendar] [Book again]
! PREPAID_GUARD=false
! CANCEL_NOTICE=PT27H
> /visits
< Your upcoming appointments
  [Tue, 2 Dec, 10:00 · Manicure, Pedicure] [Book an appointment]
> 1
< Manicure, Pedicure
  When: Tuesday, 2 December, 10:00
  With: Anna
  Takes: 2 hrs
  Price: £70
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  Moving: by phone now. Online it was possible until 27 hrs before the start.
  Cancelling: by phone now. Online it was possible until 27 hrs before the start.
  [Add to calendar] [Book again]
! CANCEL_NOTICE=PT26H
> /visits
< Your upcoming appointments
  [Tue, 2 Dec, 10:00 · Manicure, Pedicure] [Book an appointment]
> 1
< Manicure, Pedicure
  When: Tuesday, 2 December, 10:00
  With: Anna
  Takes: 2 hrs
  Price: £70
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
! AVAILABILITY=false
> [Cancel appointment]
< Cancel this appointment?
  Manicure, Pedicure, Tuesday, 2 December, 10:00
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
> [No reason]
< Cancelling it…
! done
< Cancelled: Manicure, Pedicure, Tuesday, 2 December, 10:00.
  [My appointments]

! AVAILABILITY=true
! +447911123459 has something with Anna on 3 December at 10:00
! the client has proved to own +447911123459
> /visits
< Your upcoming appointments
  [Wed, 3 Dec, 10:00 · appointment] [Book an appointment]
> 1
< appointment
  When: Wednesday, 3 December, 10:00
  With: Anna
  Takes: 1 hr
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  Moving: by phone only, as it is not told what it is for.
  [Cancel appointment] [Add to calendar] [Book again]
> [Book again]
< This visit cannot be repeated in one go. Please choose what to book.
  What kind of service would you like?
  [Nails] [Hair]

# Nothing that is left open acts later.
! the client has proved to own +447911123456
! +447911123456 has Haircut with Ben on 5 December at 10:00
> /visits
< Your upcoming appointments
  [Thu, 4 Dec, 10:00 · Manicure] [Fri, 5 Dec, 10:00 · Manicure] [Fri, 5 Dec, 10:00 · Haircut] [Book an appointment]
> [Fri, 5 Dec, 10:00 · Haircut]
< Haircut
  When: Friday, 5 December, 10:00
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
  Haircut, Friday, 5 December, 10:00
  If so, please tell us why.
  [My plans changed] [I am ill] [Another time suits me] [No reason]
~ 31 minutes
~ the alarm rings
< There was no answer for a while, so this question has expired. Your appointment has not changed.
  [My appointments]
> [No reason]
< That menu is out of date. This is the current one.
  There was no answer for a while, so this question has expired. Your appointment has not changed.
  [My appointments]
> [My appointments]
< Your upcoming appointments
  [Thu, 4 Dec, 10:00 · Manicure] [Fri, 5 Dec, 10:00 · Manicure] [Fri, 5 Dec, 10:00 · Haircut] [Book an appointment]
> [Fri, 5 Dec, 10:00 · Haircut]
< Haircut
  When: Friday, 5 December, 10:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
~ 31 minutes
> [Wed, 3 Dec]
< There was no answer for a while, so this question has expired. Your appointment has not changed.
  [My appointments]
> hm
< There was no answer for a while, so this question has expired. Your appointment has not changed.
  [My appointments]
