# Several days in one's own words are narrowed to those that are free; nothing is chosen for the client.

> /book
< What kind of service would you like?
  [Nails] [Hair]
> pedicur
< Pedicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> next week
< Nothing is free then. Here are the nearest days.
  Pedicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> wednesday or friday in the evening
< These are the days that fit.
  Pedicure
  Which day suits you?
  [Wed, 3 Dec] [Fri, 5 Dec] [All of December 2025] [January 2026]
> [Wed, 3 Dec]
< These are the times that fit.
  Wednesday, 3 December
  What time suits you?
  [17:00]
> next friday
< These are the days that fit.
  Pedicure
  Which day suits you?
  [Fri, 5 Dec] [All of December 2025] [January 2026]
> [All of December 2025]
< Pedicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> 5 december or 8 january
< These are the days that fit.
  Pedicure
  Which day suits you?
  [Fri, 5 Dec] [On Thu, 8 Jan] [All of December 2025] [January 2026]
> [On Thu, 8 Jan]
< Thursday, 8 January
  What time suits you?
  [10:00] [12:30] [17:00]
> back
< Pedicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> any day but friday
< Sorry, I did not understand that.
  Pedicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> wednesday at half past twelve
< What is your full name? Last, first and middle, if you have one.
