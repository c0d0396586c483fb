# No free day at all: somebody else may have one, or another service.

! 10:00 with Anna is taken
! 12:30 with Anna is taken
! 17:00 with Anna is taken
> /start svc_1_11
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Anna]
< There is no free time just now: Manicure
  [Doesn't matter] [Another service]
> tomorrow
< There is no free time just now: Manicure
  [Doesn't matter] [Another service]
> [Doesn't matter]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
! nothing is free
> [Tue, 2 Dec]
< There is no free time just now: Manicure
  [Another service]
> [Another service]
< What kind of service would you like?
  [Nails] [Hair]
> [Hair]
< Which service would you like?
  [Haircut]
> [Haircut]
< There is no free time just now: Haircut
  [Another service]
> [Back]
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
