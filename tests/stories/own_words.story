# Typed answers do as well as buttons: numbers, parts of names, days and times in one's own words.

> /book
< What kind of service would you like?
  [Nails] [Hair]
> pedicur
< Pedicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> back
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> 1
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> anna
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> in 3 weeks
< Nothing is free on Monday, 22 December. Here are the nearest days.
  Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> friday after 12
< These are the times that fit.
  Friday, 5 December
  What time suits you?
  [12:30] [17:00]
> before 12:30
< These are the times that fit.
  Friday, 5 December
  What time suits you?
  [10:00]
> 13:00
< 13:00 is not free. Here is what is near it.
  Friday, 5 December
  What time suits you?
  [10:00] [12:30] [17:00] [On Tue, 2 Dec] [On Wed, 3 Dec]
> tomorrow after 18:00
< 18:00 is not free. Here is what is near it.
  Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00] [On Wed, 3 Dec] [On Fri, 5 Dec]
> tomorrow
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]
> not this week
< Sorry, I did not understand that.
  Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]
> this friday
< Friday, 5 December
  What time suits you?
  [10:00] [12:30] [17:00]
> on wednesday at 17:30
< 17:30 is not free. Here is what is near it.
  Wednesday, 3 December
  What time suits you?
  [10:00] [12:30] [17:00] [On Tue, 2 Dec] [On Fri, 5 Dec]
> friday at 17
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> back
< What is your full name? Last, first and middle, if you have one.
> back
< Friday, 5 December
  What time suits you?
  [10:00] [12:30] [17:00]
> morning
< These are the times that fit.
  Friday, 5 December
  What time suits you?
  [10:00]
> gibberish
< Sorry, I did not understand that.
  Friday, 5 December
  What time suits you?
  [10:00]
> 12:30
< What is your full name? Last, first and middle, if you have one.
