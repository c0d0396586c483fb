# Who names a service where nothing was asked has begun to book it: with the first words in a chat, at the menu, on a card.

> I want a manicure tomorrow
< Here is what I found for “I want a manicure tomorrow”.
  [Manicure] [Ten manicures]
> menu
< How can I help?
  …
> yes
< Sorry, I did not understand that.
  …
> hair cut please
< Haircut
  Whom would you like to see?
  …
> menu
< Cancelled. Nothing was booked.
  …
> /places
< Soho
  …
> do you do a pedicure?
< Pedicure
  Which day suits you?
  …
> /profile
< Your profile
  …
> what is this
< Sorry, I did not understand that.
  How can I help?
  …
> the hairdryer was cut off
< Sorry, I did not understand that.
  How can I help?
  …
> haircuts
< Haircut
  Whom would you like to see?
  …
> menu
< Cancelled. Nothing was booked.
  …

# Where nothing can be booked, nothing is begun.
! AVAILABILITY=false
> pedicure
< Sorry, I did not understand that.
  How can I help?
  …
