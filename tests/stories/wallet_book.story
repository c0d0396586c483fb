# To book with a membership: only its locations, and only what it covers. One location, or one service, is not asked for.

! there are three locations
! Podil says of personal data: We keep your number.
! the client has proved to own +447911123456
! +447911123456 holds Ten for nails, A year of haircuts, Anything goes, Used up, Last year's, Not begun, For another town, On ice
> /wallet
< What you have with us:
  8 memberships
  [Ten for nails] [🔥 A year of haircuts] [Anything goes] [Used up] [Last year's] [Not begun] [For another town] [❄️ On ice]
> [Ten for nails]
< Ten for nails
  3 visits left of 10
  Valid until 5 March 2026
  Can be frozen for 14 days in all
  Covers: Manicure, Pedicure
  Valid at: Soho
  Number: 0077
  Issued by: Glow
  [Book with it] [Copy the number]
> [Book with it]
< You are booking with “Ten for nails”.
  Which service would you like?
  [Manicure] [Pedicure]
> haircut
< I found nothing for “haircut”. Please choose from the list.
  Which service would you like?
  [Manicure] [Pedicure]
> manicure
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Back]
< Which service would you like?
  [Manicure] [Pedicure]
> [Back]
< …
  …
> /wallet
< What you have with us:
  8 memberships
  [Ten for nails] [🔥 A year of haircuts] [Anything goes] [Used up] [Last year's] [Not begun] [For another town] [❄️ On ice]
> anything
< Anything goes
  Haircut (x 2)
  No end date
  Valid at: Soho, Podil
  [Book with it]
> [Book with it]
< You are booking with “Anything goes”.
  Which location suits you?
  [Soho] [Podil]
> midtown
< Sorry, I did not understand that.
  Which location suits you?
  [Soho] [Podil]
> [Podil]
< What kind of service would you like?
  [Nails] [Hair]
> [Back]
< Which location suits you?
  [Soho] [Podil]
> [Back]
< …
  …
> /wallet
< What you have with us:
  8 memberships
  [Ten for nails] [🔥 A year of haircuts] [Anything goes] [Used up] [Last year's] [Not begun] [For another town] [❄️ On ice]
> [Used up]
< Used up
  0 visits left of 5
  No end date
  Covers: Manicure
  Number: 0080
  [Copy the number]
> [Back]
< What you have with us:
  8 memberships
  [Ten for nails] [🔥 A year of haircuts] [Anything goes] [Used up] [Last year's] [Not begun] [For another town] [❄️ On ice]
> [Last year's]
< Last year's
  2 visits left
  Expired on 30 November 2025
  Number: 0081
  [Copy the number]
> [Back]
< What you have with us:
  8 memberships
  [Ten for nails] [🔥 A year of haircuts] [Anything goes] [Used up] [Last year's] [Not begun] [For another town] [❄️ On ice]
> [Not begun]
< Not begun
  Not active
  2 visits left
  No end date
  Number: 0082
  [Copy the number]
> [Back]
< What you have with us:
  8 memberships
  [Ten for nails] [🔥 A year of haircuts] [Anything goes] [Used up] [Last year's] [Not begun] [For another town] [❄️ On ice]
> [For another town]
< For another town
  2 visits left
  No end date
  Number: 0083
  [Copy the number]
> [Back]
< What you have with us:
  8 memberships
  [Ten for nails] [🔥 A year of haircuts] [Anything goes] [Used up] [Last year's] [Not begun] [For another town] [❄️ On ice]
> [❄️ On ice]
< ❄️ On ice
  Frozen: it cannot be used just now.
  5 visits left
  Valid until 3 December 2025
  Number: 0079
  [Copy the number]

# What cannot be used any more is looked at again, not booked with.
> /wallet
< What you have with us:
  8 memberships
  [Ten for nails] [🔥 A year of haircuts] [Anything goes] [Used up] [Last year's] [Not begun] [For another town] [❄️ On ice]
> [🔥 A year of haircuts]
< 🔥 A year of haircuts
  1 visit left
  Valid until 8 December 2025
  Can be frozen
  Covers: Hair
  Number: 0078
  [Book with it] [Copy the number]
! the only location is Soho
> [Book with it]
< You are booking with “A year of haircuts”.
  Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Doesn't matter]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Back]
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Start over]
< What kind of service would you like?
  [Nails] [Hair]
> /wallet
< What you have with us:
  8 memberships
  [Ten for nails] [🔥 A year of haircuts] [Anything goes] [Used up] [Last year's] [Not begun] [For another town] [❄️ On ice]
> [Ten for nails]
< Ten for nails
  3 visits left of 10
  Valid until 5 March 2026
  Can be frozen for 14 days in all
  Covers: Manicure, Pedicure
  Number: 0077
  Issued by: Glow
  [Book with it] [Copy the number]
! Manicure is no longer offered
! Pedicure is no longer offered
> [Book with it]
< You are booking with “Ten for nails”.
  There is nothing to book online just now.
  Please call us: +44 20 7946 0001
> [Back]
< …
  …
> /wallet
< What you have with us:
  8 memberships
  [Ten for nails] [🔥 A year of haircuts] [Anything goes] [Used up] [Last year's] [Not begun] [For another town] [❄️ On ice]
> [Ten for nails]
< Ten for nails
  3 visits left of 10
  Valid until 5 March 2026
  Can be frozen for 14 days in all
  Number: 0077
  Issued by: Glow
  [Book with it] [Copy the number]
~ 200 days
> [Book with it]
< Ten for nails
  3 visits left of 10
  Expired on 5 March 2026
  Can be frozen for 14 days in all
  Number: 0077
  Issued by: Glow
  [Copy the number]

# Who is logged out is asked for a code, and comes back to the card.
! +447911123456 holds Anything goes
> /wallet
< What you have with us:
  1 membership
  [Anything goes]
> [Anything goes]
< Anything goes
  Haircut (x 2)
  No end date
  [Book with it]
! +447911123456 has been logged out
> [Book with it]
< To show you what is yours, I need to be sure that it is you. Which phone number do you book with?
  Please type it with the country code.
  [Share my phone number] [+447911123456]
> [+447911123456]
< Sending a code to +447911123456…
! +447911123456 holds Anything goes
! a code is sent
< A code is on its way to +447911123456. Please type it here.
  [Send a new code] [Change number]
> 01234
< Checking the code…
! logged in
< You are logged in as +447911123456.
  Anything goes
  Haircut (x 2)
  No end date
  [Book with it]
> [Book with it]
< You are booking with “Anything goes”.
  What kind of service would you like?
  [Nails] [Hair]

# Left alone, it starts again where it was, and still with the membership.
> [Nails]
< Which service would you like?
  [Ten manicures]
~ 1 hour
> hello
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Start again] [My appointments]
> [Start again]
< Which service would you like?
  [Ten manicures]

# The visit is to be taken from it: the client reads that before it is booked, and the salon with the booking.
> /wallet
< What you have with us:
  …
> [Anything goes]
< …
  …
> [Book with it]
< You are booking with “Anything goes”.
  …
> [Hair]
< Which service would you like?
  [Haircut]
> [Haircut]
< Haircut
  …
> [Anna]
< Haircut
  …
> [Tue, 2 Dec]
< Tuesday, 2 December
  …
> [10:00]
< What is your full name? …
> Mary Jones
< What is your phone number? …
  …
> [+447911123456]
< Is everything right?
  …
  Membership: Anything goes
  …
