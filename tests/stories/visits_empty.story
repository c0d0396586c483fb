# Nobody has booked with this number: it is named, and another one can be given (S3-23).

! the client has proved to own +447911123456
> /visits
< There are no appointments under +447911123456. If you booked with another number, log in with that one.
  [Book an appointment] [Change number]
! +447911123457 has Haircut with Ben on 9 December at 17:00, confirmed
> [Change number]
< To show you what is yours, I need to be sure that it is you. Which phone number do you book with?
  Please type it with the country code.
  [Share my phone number] [+447911123456]
> +44 7911 123457
< Sending a code to +447911123457…
! a code is sent
< A code is on its way to +447911123457. Please type it here.
  [Send a new code] [Change number]
> 01234
< Checking the code…
! logged in
< You are logged in as +447911123457.
  Your upcoming appointments
  [Tue, 9 Dec, 17:00 · Haircut] [Book an appointment]

# Who closes online booking still lets clients see what they have, and who hides what was not booked here hides all of it.
! AVAILABILITY=false
> /visits
< Your upcoming appointments
  [Tue, 9 Dec, 17:00 · Haircut]
! EXISTING_APPOINTMENTS=false
> /visits
< Nothing has been booked in this chat yet.
! this chat has Manicure with Anna on 5 December at 10:00
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure]
> [Fri, 5 Dec, 10:00 · Manicure]
< Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  Moving: by phone only.
  [Cancel appointment] [Add to calendar]
