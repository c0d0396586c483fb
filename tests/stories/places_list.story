# Of several locations those come first that the client goes to, or has marked. Each has its card.

! there are three locations
! the client has proved to own +447911123456
! +447911123456 has Haircut with Ben on 20 November at 10:00
! +447911123456 has Manicure with Anna on 2 December at 10:00, at Midtown
> /places
< Our locations
  [Soho] [Midtown] [Podil]
> mid
< Midtown
  Phone: +1 212 555 0100
  [Book here] [Add to favourites] [Tue, 2 Dec, 10:00 · Manicure] [Call]
> [Add to favourites]
< Midtown
  Phone: +1 212 555 0100
  [Book here] [Remove from favourites] [Tue, 2 Dec, 10:00 · Manicure] [Call]
> [Back]
< Our locations
  [Soho] [★ Midtown] [Podil]
> nowhere
< …
  …
> /places
< Our locations
  [Soho] [★ Midtown] [Podil]
> podil
< Podil
  5 Sahaidachnoho
  Phone: +380 44 123 4567
  [Book here] [Add to favourites] [Call]
> [Add to favourites]
< Podil
  5 Sahaidachnoho
  Phone: +380 44 123 4567
  [Book here] [Remove from favourites] [Call]
> [Back]
< Our locations
  [Soho] [★ Podil] [★ Midtown]
> [Soho]
< Soho
  12 Frith Street
  Phone: +44 20 7946 0001
  [Book here] [Add to favourites] [Thu, 20 Nov, 10:00 · Haircut] [Call]
! the calendar is down
> [Book here]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! the calendar is back
> [Try again]
< Soho
  12 Frith Street
  Phone: +44 20 7946 0001
  [Book here] [Add to favourites] [Thu, 20 Nov, 10:00 · Haircut] [Call]
! Soho closes
> [Book here]
< Our locations
  [★ Podil] [★ Midtown]
> [★ Podil]
< Podil
  5 Sahaidachnoho
  Phone: +380 44 123 4567
  [Book here] [Remove from favourites] [Call]
! the calendar is down
> [Book here]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! Podil closes
! the calendar is back
> [Try again]
< Midtown
  Phone: +1 212 555 0100
  [Book here] [Remove from favourites] [Tue, 2 Dec, 10:00 · Manicure] [Call]
! there are three locations
> /places
< Our locations
  [Soho] [★ Podil] [★ Midtown]
> [★ Podil]
< Podil
  5 Sahaidachnoho
  Phone: +380 44 123 4567
  [Book here] [Remove from favourites] [Call]
! the only location is Midtown
! the calendar is down
> /places
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! the calendar is back
> [Try again]
< Midtown
  Phone: +1 212 555 0100
  [Book here] [Remove from favourites] [Tue, 2 Dec, 10:00 · Manicure] [Call]
> [Remove from favourites]
< Midtown
  Phone: +1 212 555 0100
  [Book here] [Add to favourites] [Tue, 2 Dec, 10:00 · Manicure] [Call]
> [Back]
< …
  …
