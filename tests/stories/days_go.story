# The days that were shown go one by one.

> /start svc_1_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
! 2 December is fully booked
> [Tue, 2 Dec]
< Nothing is free on Tuesday, 2 December. Here are the nearest days.
  Haircut
  Which day suits you?
  [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [January 2026]
< Haircut
  Which day suits you?
  [Thu, 8 Jan] [December 2025]
> [December 2025]
< Haircut
  Which day suits you?
  [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Wed, 3 Dec]
< Wednesday, 3 December
  What time suits you?
  [10:00] [12:30] [17:00]
! 3 December is fully booked
> [10:00]
< Sorry, 10:00 has just gone. Here is what is near it.
  Wednesday, 3 December
  What time suits you?
  [On Fri, 5 Dec] [On Thu, 8 Jan]
> [On Fri, 5 Dec]
< Friday, 5 December
  What time suits you?
  [10:00] [12:30] [17:00]
! nothing is free
> [12:30]
< There is no free time just now: Haircut
