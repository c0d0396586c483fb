# Memberships, gift cards and loyalty cards, for who has shown whose they are.

! +447911123456 holds Ten for nails, A year of haircuts, On ice, Anything goes, A treat, For a year, All spent, Regular, Friend, Best friend, New here
! GIFT_CARDS_LINK=https://glow.example/gift-cards
> /wallet
< To show you what is yours, I need to be sure that it is you. Which phone number do you book with?
  Please type it with the country code.
  [Share my phone number]
> +447911123456
< Sending a code to +447911123456…
! a code is sent
< A code is on its way to +447911123456. Please type it here.
  [Send a new code] [Change number]
> 01234
< Checking the code…
! logged in
< You are logged in as +447911123456.
  What you have with us:
  4 memberships
  3 gift cards
  4 loyalty cards
  [Ten for nails] [🔥 A year of haircuts] [❄️ On ice] [Anything goes] [🔥 A treat] [For a year] [All spent] [Regular] [Friend] [Best friend] [New here] [Buy a gift card]
> [Ten for nails]
< Ten for nails
  3 visits left of 10
  Valid until 5 March 2026
  Can be frozen for 14 days in all
  Covers: Manicure, Pedicure
  Number: 0077
  Issued by: Glow
  [Book with it] [Copy the number]
> copy the number
< Here it is: 0077
  Ten for nails
  3 visits left of 10
  Valid until 5 March 2026
  Can be frozen for 14 days in all
  Covers: Manicure, Pedicure
  Number: 0077
  Issued by: Glow
  [Book with it] [Copy the number]
> hm
< …
  …
> /wallet
< What you have with us:
  4 memberships
  3 gift cards
  4 loyalty cards
  [Ten for nails] [🔥 A year of haircuts] [❄️ On ice] [Anything goes] [🔥 A treat] [For a year] [All spent] [Regular] [Friend] [Best friend] [New here] [Buy a gift card]
> [🔥 A year of haircuts]
< 🔥 A year of haircuts
  1 visit left
  Valid until 8 December 2025
  Can be frozen
  Covers: Hair
  Number: 0078
  [Book with it] [Copy the number]
> [Back]
< What you have with us:
  4 memberships
  3 gift cards
  4 loyalty cards
  [Ten for nails] [🔥 A year of haircuts] [❄️ On ice] [Anything goes] [🔥 A treat] [For a year] [All spent] [Regular] [Friend] [Best friend] [New here] [Buy a gift card]
> [❄️ On ice]
< ❄️ On ice
  Frozen: it cannot be used just now.
  5 visits left
  Valid until 3 December 2025
  Number: 0079
  [Copy the number]
> [Back]
< What you have with us:
  4 memberships
  3 gift cards
  4 loyalty cards
  [Ten for nails] [🔥 A year of haircuts] [❄️ On ice] [Anything goes] [🔥 A treat] [For a year] [All spent] [Regular] [Friend] [Best friend] [New here] [Buy a gift card]
> anything
< Anything goes
  Haircut (x 2)
  No end date
  [Book with it]
> [Back]
< What you have with us:
  4 memberships
  3 gift cards
  4 loyalty cards
  [Ten for nails] [🔥 A year of haircuts] [❄️ On ice] [Anything goes] [🔥 A treat] [For a year] [All spent] [Regular] [Friend] [Best friend] [New here] [Buy a gift card]
> [🔥 A treat]
< 🔥 A treat
  Value: £50
  Valid until 4 December 2025
  For a single use
  Pays for services and goods
  Number: 5501
  [Buy a gift card] [Copy the number]
> buy a gift card
< Here it is: https://glow.example/gift-cards
  🔥 A treat
  Value: £50
  Valid until 4 December 2025
  For a single use
  Pays for services and goods
  Number: 5501
  [Buy a gift card] [Copy the number]
> [Back]
< What you have with us:
  4 memberships
  3 gift cards
  4 loyalty cards
  [Ten for nails] [🔥 A year of haircuts] [❄️ On ice] [Anything goes] [🔥 A treat] [For a year] [All spent] [Regular] [Friend] [Best friend] [New here] [Buy a gift card]
> for a year
< For a year
  Value: 100
  Left: 20.50
  No end date
  Can be used several times
  Pays for services
  Number: 5502
  Issued by: Glow
  [Buy a gift card] [Copy the number]
> [Back]
< What you have with us:
  4 memberships
  3 gift cards
  4 loyalty cards
  [Ten for nails] [🔥 A year of haircuts] [❄️ On ice] [Anything goes] [🔥 A treat] [For a year] [All spent] [Regular] [Friend] [Best friend] [New here] [Buy a gift card]
> [All spent]
< All spent
  Value: £30
  Left: 0
  No end date
  Can be used several times
  Pays for certain services and all goods
  Number: 5503
  [Buy a gift card] [Copy the number]
> [Back]
< What you have with us:
  4 memberships
  3 gift cards
  4 loyalty cards
  [Ten for nails] [🔥 A year of haircuts] [❄️ On ice] [Anything goes] [🔥 A treat] [For a year] [All spent] [Regular] [Friend] [Best friend] [New here] [Buy a gift card]
> [Regular]
< Regular
  Bonuses: 120
  5% of each visit comes back
  Number: 9001
  Issued by: Glow
  [Copy the number]
> [Back]
< What you have with us:
  4 memberships
  3 gift cards
  4 loyalty cards
  [Ten for nails] [🔥 A year of haircuts] [❄️ On ice] [Anything goes] [🔥 A treat] [For a year] [All spent] [Regular] [Friend] [Best friend] [New here] [Buy a gift card]
> [Friend]
< Friend
  Discount: 7.5%
  Number: 9002
  [Copy the number]
> [Back]
< What you have with us:
  4 memberships
  3 gift cards
  4 loyalty cards
  [Ten for nails] [🔥 A year of haircuts] [❄️ On ice] [Anything goes] [🔥 A treat] [For a year] [All spent] [Regular] [Friend] [Best friend] [New here] [Buy a gift card]
> [Best friend]
< Best friend
  Discount: 10%
  Bonuses: £10
  Number: 9003
  [Copy the number]
> [Back]
< What you have with us:
  4 memberships
  3 gift cards
  4 loyalty cards
  [Ten for nails] [🔥 A year of haircuts] [❄️ On ice] [Anything goes] [🔥 A treat] [For a year] [All spent] [Regular] [Friend] [Best friend] [New here] [Buy a gift card]
> [New here]
< New here
  Bonuses: 0
  Number: 9004
  [Copy the number]
! MEMBERSHIPS_LINK=https://glow.example/memberships
> [Back]
< What you have with us:
  4 memberships
  3 gift cards
  4 loyalty cards
  [Ten for nails] [🔥 A year of haircuts] [❄️ On ice] [Anything goes] [🔥 A treat] [For a year] [All spent] [Regular] [Friend] [Best friend] [New here] [Buy a membership] [Buy a gift card]
> [Ten for nails]
< Ten for nails
  3 visits left of 10
  Valid until 5 March 2026
  Can be frozen for 14 days in all
  Covers: Manicure, Pedicure
  Number: 0077
  Issued by: Glow
  [Book with it] [Buy a membership] [Copy the number]

# A card that is taken away is gone from wherever it was looked at; an empty wallet tells whose it is.
! the calendar is down
> [Book with it]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! +447911123456 holds Friend, Regular
! the calendar is back
> [Try again]
< This card is not among yours any more.
  What you have with us:
  2 loyalty cards
  [Friend] [Regular] [Buy a membership] [Buy a gift card]
> [Regular]
< Regular
  Bonuses: 120
  5% of each visit comes back
  Number: 9001
  Issued by: Glow
  [Copy the number]
! +447911123456 holds Friend
> hm
< This card is not among yours any more.
  What you have with us:
  1 loyalty card
  [Friend] [Buy a membership] [Buy a gift card]
> [Friend]
< Friend
  Discount: 7.5%
  Number: 9002
  [Copy the number]
! the calendar is down
> [Back]
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  [Try again]
! +447911123456 holds Best friend
! the calendar is back
> [Try again]
< What you have with us:
  1 loyalty card
  [Best friend] [Buy a membership] [Buy a gift card]
! +447911123456 holds nothing
> [Best friend]
< This card is not among yours any more.
  There are no memberships, gift cards or loyalty cards for +447911123456 yet.
  [Buy a membership] [Buy a gift card] [Book an appointment] [Change number]
> /wallet
< There are no memberships, gift cards or loyalty cards for +447911123456 yet.
  [Buy a membership] [Buy a gift card] [Book an appointment] [Change number]
> [Change number]
< To show you what is yours, I need to be sure that it is you. Which phone number do you book with?
  Please type it with the country code.
  [Share my phone number] [+447911123456]
> [Back]
< …
  …
> /wallet
< There are no memberships, gift cards or loyalty cards for +447911123456 yet.
  [Buy a membership] [Buy a gift card] [Book an appointment] [Change number]
! BOOKING=false
> /wallet
< There are no memberships, gift cards or loyalty cards for +447911123456 yet.
  [Buy a membership] [Buy a gift card] [Services and free times] [Change number]
! AVAILABILITY=false
> /wallet
< There are no memberships, gift cards or loyalty cards for +447911123456 yet.
  [Buy a membership] [Buy a gift card] [Change number]
> [Back]
< …
  …
> anything
< …
  …
