# The calendar is down just when an expired booking is taken up again; it is back soon.

> /start svc_1_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
~ 1 hour
~ the alarm rings
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Haircut] [Start over] [My appointments]
! the calendar is down
> [Continue: Haircut]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! the calendar is back
> [Try again]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
