# A time that is too near to be changed afterwards says so before it is taken, moving as well as booking.

! the client has proved to own +447911123456
! +447911123456 has Manicure with Anna on 5 December at 10:00
! Soho lets nothing change in the last 48 hours
> /visits
< …
  …
> 1
< Manicure
  …
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow at 10:00
< Move this appointment?
  Manicure
  From: Friday, 5 December, 10:00
  To: Tuesday, 2 December, 10:00
  Please note: this time is near, so it can be moved or cancelled by phone only.
  [Move]
> [Another time]
< …
  …
> Wednesday at 12:30
< Move this appointment?
  Manicure
  From: Friday, 5 December, 10:00
  To: Wednesday, 3 December, 12:30
  [Move]
> /menu
< …
  …

# Our own notice counts as well; what is switched off anyway is no news.
! CANCEL_NOTICE=P2D
! RESCHEDULE=false
> /book
< …
  …
> [Nails]
< …
  …
> manicure
< Manicure
  Whom would you like to see?
  …
> [Anna]
< …
  …
> tomorrow at 10:00
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< …
  …
> [+447911123456]
< Is everything right?
  Service: Manicure
  With: Anna
  When: Tuesday, 2 December, 10:00
  …
  Phone: +447911123456
  Please note: this time is near, so it can be cancelled by phone only.
  [Confirm] [Another time] [Another service]
