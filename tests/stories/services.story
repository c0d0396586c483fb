# Services are found by name, whatever the category; one that has to be paid in advance cannot be booked here.

> /book
< What kind of service would you like?
  [Nails] [Hair]
> ten manicures
< “Ten manicures” has to be paid in advance, which is not possible in this chat.
  To book it, please call us: +44 20 7946 0001
  What kind of service would you like?
  [Nails] [Hair]
> xyzzy
< I found nothing for “xyzzy”. Please choose from the list.
  What kind of service would you like?
  [Nails] [Hair]
> 🦄
< I found nothing for “🦄”. Please choose from the list.
  What kind of service would you like?
  [Nails] [Hair]
> manicure
< Here is what I found for “manicure”.
  [Manicure] [Ten manicures]
> [Ten manicures]
< “Ten manicures” has to be paid in advance, which is not possible in this chat.
  To book it, please call us: +44 20 7946 0001
  Here is what I found for “manicure”.
  [Manicure] [Ten manicures]
> hiarcut
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Back]
< Which service would you like?
  [Haircut]
> ten
< “Ten manicures” has to be paid in advance, which is not possible in this chat.
  To book it, please call us: +44 20 7946 0001
  Which service would you like?
  [Haircut]
> [Manicure] in an old menu
< That menu is out of date. This is the current one.
  Which service would you like?
  [Haircut]
> pedicure
< Pedicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
