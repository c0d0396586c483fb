# The salon's calendar does not answer. Whatever is asked or answered meanwhile, the client is told, nothing is lost, and
# they can try again, go back or leave.

! there are three locations
! the calendar is down
> /start loc_2
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
> [Try again]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! the calendar is back
> [Try again]
< Which location suits you?
  [Soho] [Podil] [Midtown]
! the calendar is down
> [Podil]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! the calendar is back
> [Try again]
< Which location suits you?
  [Soho] [Podil] [Midtown]
> [Podil]
< What kind of service would you like?
  [Nails] [Hair]
! the calendar is down
> [Nails]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! the calendar is back
> [Try again]
< What kind of service would you like?
  [Nails] [Hair]
> [Nails]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
! the calendar is down
> [Manicure]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
> manicure
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! the calendar is back
> [Try again]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> [Manicure]
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
! the calendar is down
> [Anna]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! the calendar is back
> [Try again]
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Anna]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
! the calendar is down
> [Tue, 2 Dec]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! the calendar is back
> [Try again]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Tue, 2 Dec]
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]
! the calendar is down
> [10:00]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
> [Back]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
> [Back]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! the calendar is back
> [Try again]
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow 10:00
< What is your full name? Last, first and middle, if you have one.

# From here on, only Altegio's answer to the order is needed.
! the calendar is down
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0501234567
< Sending a code to +380501234567…
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> 01234
< Is everything right?
  Service: Manicure
  With: Ben
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: UAH 30
  Where: Podil
  Address: 5 Sahaidachnoho
  Name: Mary Jones
  Phone: +380501234567
  [Confirm] [Another time] [Another service]
> [Another time]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! the calendar is back
> [Try again]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
