# Back, from every question to the one before it, and forward again; what stays true is not asked twice.

! there are three locations
> /book
< Which location suits you?
  [Soho] [Podil] [Midtown]
> back
< How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> [Book an appointment]
< Which location suits you?
  [Soho] [Podil] [Midtown]
> [Podil]
< What kind of service would you like?
  [Nails] [Hair]
> [Back]
< Which location suits you?
  [Soho] [Podil] [Midtown]
> [Podil]
< What kind of service would you like?
  [Nails] [Hair]
> [Nails]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> [Back]
< What kind of service would you like?
  [Nails] [Hair]
> [Nails]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> [Manicure]
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Back]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> [Manicure]
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Back]
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Doesn't matter]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Fri, 5 Dec]
< Friday, 5 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [Back]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Fri, 5 Dec]
< Friday, 5 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [10:00]
< What is your full name? Last, first and middle, if you have one.
> [Back]
< Friday, 5 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [10:00]
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> [Back]
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0501234567
< Sending a code to +380501234567…

# Nothing is lost with a code.
> [Back]
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0501234567
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> [Back]
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0671234567
< Sending a code to +380671234567…
! a code is sent
< A code is on its way to +380671234567. Please type it here.
  [Send a new code] [Change number]
> 01234
< Is everything right?
  Service: Manicure
  With: any team member
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Price: UAH 30
  Where: Podil
  Address: 5 Sahaidachnoho
  Name: Mary Jones
  Phone: +380671234567
  [Confirm] [Another time] [Another service]
> [Back]
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0671234567
< Is everything right?
  Service: Manicure
  With: any team member
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Price: UAH 30
  Where: Podil
  Address: 5 Sahaidachnoho
  Name: Mary Jones
  Phone: +380671234567
  [Confirm] [Another time] [Another service]

# A code confirms the number that it was sent to, and no other.
> [Back]
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0631234567
< Sending a code to +380631234567…
! a code is sent
< A code is on its way to +380631234567. Please type it here.
  [Send a new code] [Change number]
> 56789
< Is everything right?
  Service: Manicure
  With: any team member
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Price: UAH 30
  Where: Podil
  Address: 5 Sahaidachnoho
  Name: Mary Jones
  Phone: +380631234567
  [Confirm] [Another time] [Another service]
