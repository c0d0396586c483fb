# The calendar lists a day whose last time has just gone.

! 2 December fills up, though it is still listed
> /start svc_1_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Tue, 2 Dec]
< Nothing is free on Tuesday, 2 December any more.
  Tuesday, 2 December
  What time suits you?
  [On Wed, 3 Dec] [On Fri, 5 Dec]
> tomorrow
< Tuesday, 2 December
  What time suits you?
  [On Wed, 3 Dec] [On Fri, 5 Dec]
> next monday
< Nothing is free on Monday, 8 December. Here are the nearest days.
  Tuesday, 2 December
  What time suits you?
  [On Wed, 3 Dec] [On Fri, 5 Dec]
> [On Wed, 3 Dec]
< Wednesday, 3 December
  What time suits you?
  [10:00] [12:30] [17:00]
