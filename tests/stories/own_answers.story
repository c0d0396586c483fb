# The salon's own words stand in place of ours.

! GREETING=Welcome to Soho, dear!
! UNKNOWN_ANSWER=Please press one of the buttons.
> hi
< Welcome to Soho, dear!
  How can I help?
  …
> do you like dogs
< Please press one of the buttons.
  How can I help?
  …
> (sends a photo)
< Please press one of the buttons.
  How can I help?
  …

# An answer that does not fit a question is another matter.
> /book
< What kind of service would you like?
  [Nails] [Hair]
> do you like dogs
< I found nothing for “do you like dogs”. Please choose from the list.
  …
> /menu
< How can I help?
  …

# Once a day.
! UNKNOWN_EVERY=P1D
> do you like dogs
~ 25 hours
> and cats
< Please press one of the buttons.
  …
> (sends a photo)
~ 1 day
> or birds
< Please press one of the buttons.
  …

# Not at all.
! UNKNOWN_EVERY=PT0S
! UNKNOWN_ANSWER=off
> or birds
> (sends a photo)
> /start
< Welcome to Soho, dear!
  How can I help?
  …
