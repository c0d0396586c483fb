# Leaving a question about an appointment for the menu leaves the appointment as it is. A mark that was given counts,
# also if nothing more is said. And when the calendar takes its time, that is told once.

! the client has proved to own +447911123456
! +447911123456 has Manicure with Anna on 5 December at 10:00
> /visits
< Your upcoming appointments
  …
> [Fri, 5 Dec, 10:00 · Manicure]
< Manicure
  …
> [Cancel appointment]
< Cancel this appointment?
  …
> /menu
< Nothing has changed.
  Your next appointment: Friday, 5 December, 10:00
  …
> /visits
< Your upcoming appointments
  …
> [Fri, 5 Dec, 10:00 · Manicure]
< Manicure
  …
> [Cancel appointment]
< Cancel this appointment?
  …
> [I am ill]
< Cancelling it…
! it takes long
< This takes longer than usual. I go on trying and will write here as soon as I know.
  You can also call: +44 20 7946 0001
  Cancelling it…
! done
< Cancelled: Manicure, Friday, 5 December, 10:00.
  …

# A login may end in the middle of it.
! +447911123456 has Haircut with Ben on 5 December at 12:30
> /visits
< Your upcoming appointments
  …
> [Fri, 5 Dec, 12:30 · Haircut]
< Haircut
  …
> cancel my appointment
< Haircut
  …
> [Cancel appointment]
< Cancel this appointment?
  …
! the login has ended
> [I am ill]
< Nothing has changed yet. Please log in once more, then try again.
  …
> [+447911123456]
< …
  …
! a code is sent
< A code is on its way to +447911123456. Please type it here.
  …
> 01234
< Checking the code…
! logged in
< This appointment is not among yours any more.
  …

# Or while the new time is chosen.
! +447911123456 has Haircut with Ben on 5 December at 12:30
> /visits
< Your upcoming appointments
  …
> [Fri, 5 Dec, 12:30 · Haircut]
< Haircut
  …
> [Move]
< Haircut
  …
> Friday 17:00
< Move this appointment?
  …
! the login has ended
> [Move]
< Nothing has changed yet. Please log in once more, then try again.
  …
