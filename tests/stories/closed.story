# After hours the client is told so, once, and goes on. It is eight in the morning, in London.

! the salon is closed from 20:00 to 09:00
> hi
< The salon is closed now and opens at 09:00. I am here all the same.
  Hello! I can book an appointment for you. It takes about a minute.
  How can I help?
  …
> [Book an appointment]
< What kind of service would you like?
  [Nails] [Hair]
~ 20 minutes
> /menu
< How can I help?
  …
~ 30 minutes
> what
< Sorry, I did not understand that.
  How can I help?
  …

# By day, and in a group, there is nothing to tell; then comes the next night.
~ 10 hours
> /menu
< How can I help?
  …
~ 70 minutes
! CLOSED_ANSWER=Good night! We are back at nine.
> /private
< Let us do this in private: please write to me directly.
> what
< Good night! We are back at nine.
  Sorry, I did not understand that.
  How can I help?
  …

# By the clock of the location that is spoken of, in New York. It is three there.
! the salon is closed from 13:00 to 14:00
! the only location is Midtown
> /menu
< How can I help?
  …
~ 22 hours
! the calendar is down
> /menu
< How can I help?
  …
! the calendar is back
> /menu
< Good night! We are back at nine.
  How can I help?
  …
> /book
< Massage
  Which day suits you?
  …
~ 1 day
> /menu
< This booking has expired …
  …
> /menu
< Good night! We are back at nine.
  How can I help?
  …

# Of several the first decides, as long as none is spoken of.
! there are three locations
! the salon is closed from 18:00 to 19:00
~ 1 day
> /book
< Good night! We are back at nine.
  Which location suits you?
  …
