# A time that is named before its turn is kept until then, and told when it is taken.

> haircut tomorrow at 10
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> with Anna please
< Tuesday, 2 December, 10:00 is free.
  What is your full name? Last, first and middle, if you have one.
> [Back]
< Tuesday, 2 December
  What time suits you?
  …
> menu
< Cancelled. Nothing was booked.
  …

# The same without a service: what is open is asked, the time is not.
> can I come on Friday after 5?
< Got it: “can I come on Friday after 5?”.
  What kind of service would you like?
  [Nails] [Hair]
> manicure
< Here is what I found for “manicure”.
  [Manicure] [Ten manicures]
> [Manicure]
< Manicure
  Whom would you like to see?
  …
> [Anna]
< These are the times that fit.
  Friday, 5 December
  What time suits you?
  [17:00]
> [Back]
< Manicure
  Which day suits you?
  …
> [Wed, 3 Dec]
< Wednesday, 3 December
  What time suits you?
  [10:00] [12:30] [17:00]
> menu
< …
  …

# A day on which nothing is free is told; its time is not carried over to another day.
> I want a haircut on Thursday at 10
< Haircut
  Whom would you like to see?
  …
> [Ben]
< Nothing is free on Thursday, 4 December. Here are the nearest days.
  Haircut
  Which day suits you?
  …
> [Fri, 5 Dec]
< Friday, 5 December
  What time suits you?
  [10:00] [12:30] [17:00]
> menu
< …
  …

# Said in answer to another question, it is kept, too; a time alone waits for its day, and is told when it is taken.
> book
< What kind of service would you like?
  …
> tomorrow evening, or a manicure
< Here is what I found for “tomorrow evening, or a manicure”.
  …
> [Manicure]
< …
  …
> at 12:30
< Got it: “at 12:30”.
  Manicure
  Whom would you like to see?
  …
> [Anna]
< Manicure
  Which day suits you?
  …
> [Wed, 3 Dec]
< Wednesday, 3 December, 12:30 is free.
  What is your full name? Last, first and middle, if you have one.
> menu
< …
  …

# With one free day alone, only that day takes the time along.
! the only day is 5 December
> pedicure tomorrow at 10
< Nothing is free on Tuesday, 2 December. Here are the nearest days.
  Pedicure
  Which day suits you?
  [Fri, 5 Dec]
> menu
< …
  …
> pedicure this week at 10
< Friday, 5 December, 10:00 is free.
  What is your full name? Last, first and middle, if you have one.
> menu
< …
  …
> pedicure next week at 10
< Nothing is free then. Here are the nearest days.
  Pedicure
  Which day suits you?
  [Fri, 5 Dec]
> menu
< …
  …
