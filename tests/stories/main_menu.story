# The menu says what is possible now, and what comes next.

> hello
< Hello! I can book an appointment for you. It takes about a minute.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
! OFFERS=Tuesdays: haircuts for half the price
! the client has proved to own +447911123456
! +447911123456 has Manicure with Anna on 5 December at 10:00
! +447911123456 has Haircut with Ben on 3 December at 17:00
! +447911123456 has Haircut with Ben on 2 December at 17:00, cancelled
! +447911123456 has Pedicure with Anna on 3 November at 17:00, came
> menu
< Your next appointment: Wednesday, 3 December, 17:00
  Haircut, Soho
  How can I help?
  [Wed, 3 Dec, 17:00 · Haircut] [Book an appointment] [Book again] [My appointments] [Memberships and cards] [Where to find us] [Offers] [My profile] [Talk to a person] [Language]
> [Offers]
< Tuesdays: haircuts for half the price
  Your next appointment: Wednesday, 3 December, 17:00
  …

# Two taps to whatever can be done about it.
> [Wed, 3 Dec, 17:00 · Haircut]
< Haircut
  When: Wednesday, 3 December, 17:00
  …
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> menu
< Your next appointment: Wednesday, 3 December, 17:00
  …

# It is looked up anew when it is pressed.
! the client has proved to own +447700900123
> [Wed, 3 Dec, 17:00 · Haircut]
< This appointment is not among yours any more.
  There are no appointments under +447700900123. If you booked with another number, log in with that one.
  …

# A calendar that is down does not hold up the menu.
! the calendar is down
> menu
< How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [Offers] [My profile] [Talk to a person] [Language]
! the calendar is back

# The words for the doors, in whichever language.
> адреса
< Soho
  …
> настройки
< Your profile
  …
> my bookings
< There are no appointments under +447700900123. …
  …
> повторити
< There is nothing to repeat yet. Let us choose.
  What kind of service would you like?
  [Nails] [Hair]
> /bonuses
< …
  …
