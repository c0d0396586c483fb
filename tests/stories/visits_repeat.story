# Booking the same again: three messages of the client's.

! the client has proved to own +447911123456
> /repeat
< There is nothing to repeat yet. Let us choose.
  What kind of service would you like?
  [Nails] [Hair]
> cancel
< Cancelled. Nothing was booked.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
! the messenger knows the client as Mary Jones
! +447911123456 has Manicure with Anna on 7 November at 12:30, came
! +447911123456 has Haircut with Ben on 9 December at 17:00
! +447911123456 has Pedicure with Anna on 10 November at 10:00, cancelled

# The last visit, and the nearest times at once.
> /repeat
< Once more: Manicure
  With: Anna
  Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00] [On Wed, 3 Dec] [On Fri, 5 Dec]
> [12:30]
< Is everything right?
  Service: Manicure
  With: Anna
  When: Tuesday, 2 December, 12:30
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
  When: Tuesday, 2 December, 12:30
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Booking number: 4711
  [Book an appointment] [My appointments]

# Another day: pressed, typed, or from the calendar.
> /repeat
< Once more: Manicure
  With: Anna
  Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00] [On Wed, 3 Dec] [On Fri, 5 Dec]
> [On Fri, 5 Dec]
< Friday, 5 December
  What time suits you?
  [10:00] [12:30] [17:00]
> Wednesday
< Wednesday, 3 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [Back]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Back]
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Back]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> cancel
< Cancelled. Nothing was booked.
  Your next appointment: Tuesday, 9 December, 17:00
  Haircut, Soho
  How can I help?
  [Tue, 9 Dec, 17:00 · Haircut] [Book an appointment] [Book again] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]

# From the card of any of them; what is no longer there is asked again.
> /visits
< Your upcoming appointments
  [Tue, 9 Dec, 17:00 · Haircut] [Book an appointment] [Past] [Cancelled]
> [Tue, 9 Dec, 17:00 · Haircut]
< Haircut
  When: Tuesday, 9 December, 17:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
! Ben has left
> [Book again]
< Ben can no longer be booked for this.
  Please choose someone else.
  Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna]
> /visits
< Your upcoming appointments
  [Tue, 9 Dec, 17:00 · Haircut] [Book an appointment] [Past] [Cancelled]
> [Cancelled]
< Your cancelled appointments
  [Mon, 10 Nov, 10:00 · Pedicure] [Book an appointment] [Upcoming] [Past]
> [Mon, 10 Nov, 10:00 · Pedicure]
< Pedicure
  When: Monday, 10 November, 10:00
  With: Anna
  Takes: 1 hr
  Price: £40
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: cancelled
  [Book again]
! Pedicure is no longer offered
> [Book again]
< This service is no longer offered. Please choose another one.
  What kind of service would you like?
  [Nails] [Hair]
> /visits
< Your upcoming appointments
  [Tue, 9 Dec, 17:00 · Haircut] [Book an appointment] [Past] [Cancelled]
> [Past]
< Your past appointments
  [Fri, 7 Nov, 12:30 · Manicure] [Book an appointment] [Upcoming] [Cancelled]
> 1
< Manicure
  When: Friday, 7 November, 12:30
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  [Rate Anna] [Review the salon] [Add Anna to favourites] [Book again]
! nothing is free
> [Book again]
< Once more: Manicure
  With: Anna
  There is no free time just now: Manicure
  [Doesn't matter] [Another service]

# What has to be paid for first is not repeated.
! +447911123458 has Ten manicures with Anna on 7 November at 12:30, came
! the client has proved to own +447911123458
> /repeat
< This visit cannot be repeated in one go. Please choose what to book.
  What kind of service would you like?
  [Nails] [Hair]

# The calendar cannot be read for a moment.
! the calendar is down
> /repeat
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
> hm
< Sorry, I did not understand that.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
! the calendar is back
> [Try again]
< That menu is out of date. This is the current one.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
