# Who names a service before a location: it is kept while the location is asked for, if several offer it.

! there are three locations
> I want a haircut
< Got it: “I want a haircut”.
  Which location suits you?
  [Soho] [Podil] [Midtown]
> [Podil]
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Back]
< Which service would you like?
  [Haircut]
> menu
< Cancelled. Nothing was booked.
  …

# Where it is not offered, what is offered there is shown instead; it is looked for at the next location, too.
> a manicure, please
< Got it: “a manicure, please”.
  Which location suits you?
  [Soho] [Podil] [Midtown]
> [Midtown]
< I found nothing for “a manicure, please”. Please choose from the list.
  What kind of service would you like?
  [Body]
> [Back]
< Got it: “a manicure, please”.
  Which location suits you?
  [Soho] [Podil] [Midtown]
> soho
< Here is what I found for “a manicure, please”.
  [Manicure] [Ten manicures]
> [Manicure]
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Back]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> [Back]
< What kind of service would you like?
  [Nails] [Hair]
> [Back]
< Which location suits you?
  [Soho] [Podil] [Midtown]

# The same in answer to that question. What only one location offers leads there.
> how about Paris?
< Sorry, I did not understand that.
  Which location suits you?
  [Soho] [Podil] [Midtown]
> pedicure
< Got it: “pedicure”.
  Which location suits you?
  [Soho] [Podil] [Midtown]
> oh, I want a massage
< This is at Midtown.
  Massage
  Which day suits you?
  …
> [Back]
< Which location suits you?
  [Soho] [Podil] [Midtown]
> haircut
< Got it: “haircut”.
  Which location suits you?
  [Soho] [Podil] [Midtown]
