# With one location there is nothing to choose. What is not known of it is not mentioned; the client's own appointments
# there are a press away.

! the client has proved to own +447911123456
> /places
< Soho
  12 Frith Street
  Phone: +44 20 7946 0001
  [Book here] [Add to favourites] [Call]
! +447911123456 has Haircut with Ben on 20 November at 10:00, came
! +447911123456 has Pedicure with Anna on 21 November at 10:00, missed
! +447911123456 has Haircut with Ben on 3 December at 10:00
! +447911123456 has Manicure with Anna on 2 December at 10:00
> [Add to favourites]
< Soho
  12 Frith Street
  Phone: +44 20 7946 0001
  [Book here] [Remove from favourites] [Tue, 2 Dec, 10:00 · Manicure] [Wed, 3 Dec, 10:00 · Haircut] [Fri, 21 Nov, 10:00 · Pedicure] [Call]
> [Wed, 3 Dec, 10:00 · Haircut]
< Haircut
  When: Wednesday, 3 December, 10:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Back]
< Your upcoming appointments
  [Tue, 2 Dec, 10:00 · Manicure] [Wed, 3 Dec, 10:00 · Haircut] [Book an appointment] [Past]
> /places
< Soho
  12 Frith Street
  Phone: +44 20 7946 0001
  [Book here] [Remove from favourites] [Tue, 2 Dec, 10:00 · Manicure] [Wed, 3 Dec, 10:00 · Haircut] [Fri, 21 Nov, 10:00 · Pedicure] [Call]
! the client has no appointments any more
> [Wed, 3 Dec, 10:00 · Haircut]
< Soho
  12 Frith Street
  Phone: +44 20 7946 0001
  [Book here] [Remove from favourites] [Call]
> [Book here]
< What kind of service would you like?
  [Nails] [Hair]
> [Back]
< …
  …

# What is known is told. What it links to answers nothing: asked for by name, it is told, too.
! Soho tells all about itself
! MEMBERSHIPS_LINK=https://glow.example/memberships
! GIFT_CARDS_LINK=https://glow.example/gift-cards
! OFFERS=Tuesdays_are_half_price.
! AVAILABILITY=false
> /places
< Soho
  12 Frith Street
  Three chairs, one dog.
  Open: Mon–Sat 9:00–20:00
  Phone: +44 20 7946 0009
  Tuesdays_are_half_price.
  What clients say:
  ★★★★★ Mary: Best hands in town.
  ★★★☆☆ Fine
  ★★★★☆ Tom
  [Remove from favourites] [Directions] [Call] [Website] [instagram.com] [glow.example] [Buy a membership] [Buy a gift card]
> where?
< …
  …
> /places
< Soho
  12 Frith Street
  Three chairs, one dog.
  Open: Mon–Sat 9:00–20:00
  Phone: +44 20 7946 0009
  Tuesdays_are_half_price.
  What clients say:
  ★★★★★ Mary: Best hands in town.
  ★★★☆☆ Fine
  ★★★★☆ Tom
  [Remove from favourites] [Directions] [Call] [Website] [instagram.com] [glow.example] [Buy a membership] [Buy a gift card]
> call
< Here it is: +442079460009
  Soho
  12 Frith Street
  Three chairs, one dog.
  Open: Mon–Sat 9:00–20:00
  Phone: +44 20 7946 0009
  Tuesdays_are_half_price.
  What clients say:
  ★★★★★ Mary: Best hands in town.
  ★★★☆☆ Fine
  ★★★★☆ Tom
  [Remove from favourites] [Directions] [Call] [Website] [instagram.com] [glow.example] [Buy a membership] [Buy a gift card]
> directions
< Here it is: https://maps.example/?q=51.5,-0.13
  Soho
  12 Frith Street
  Three chairs, one dog.
  Open: Mon–Sat 9:00–20:00
  Phone: +44 20 7946 0009
  Tuesdays_are_half_price.
  What clients say:
  ★★★★★ Mary: Best hands in town.
  ★★★☆☆ Fine
  ★★★★☆ Tom
  [Remove from favourites] [Directions] [Call] [Website] [instagram.com] [glow.example] [Buy a membership] [Buy a gift card]
> [Back]
< …
  …
