# Who has looked after the client well is marked, and offered first from then on.

! the client has proved to own +447911123456
! +447911123456 has Manicure with Ben on 7 November at 12:30, came
> /visits
< You have no upcoming appointments.
  …
> [Past]
< Your past appointments
  …
> [Fri, 7 Nov, 12:30 · Manicure]
< Manicure
  …
  [Rate Ben] [Review the salon] [Add Ben to favourites] [Book again]
> [Add Ben to favourites]
< Manicure
  …
  [Rate Ben] [Review the salon] [Remove Ben from favourites] [Book again]
> /start svc_1_11
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Ben] [Anna]
> my favourites
< Your profile
  Logged in as: +447911123456
  Days and times: Saturday, 5 December, 17:30
  Favourites: Ben
  …
! the calendar is down
> /profile
< Your profile
  Logged in as: +447911123456
  Days and times: Saturday, 5 December, 17:30
  [Change my name] …
! the calendar is back
> /places
< …
  …
> [Add to favourites]
< …
  …
> /profile
< Your profile
  Logged in as: +447911123456
  Days and times: Saturday, 5 December, 17:30
  Favourites: Ben, Soho
  …
> /visits
< You have no upcoming appointments.
  …
> [Past]
< Your past appointments
  …
> [Fri, 7 Nov, 12:30 · Manicure]
< Manicure
  …
> [Remove Ben from favourites]
< Manicure
  …
  [Rate Ben] [Review the salon] [Add Ben to favourites] [Book again]
> /start svc_1_11
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
