# It was left alone with a service that is gone when the client comes back, and there is but one category.

! the only category is Nails
> /start svc_1_11
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Anna]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
~ 1 hour
> hello
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Manicure] [Start over] [My appointments]
! Manicure is no longer offered
> [Continue: Manicure]
< This service is no longer offered. Please choose another one.
  Which service would you like?
  [Pedicure] [Ten manicures]
