# A client's own appointments: those booked here, and after a login all of them.

> /visits
< Nothing has been booked in this chat yet.
  [Log in to see all] [Book an appointment]
# One that was booked in this chat shows without a login, and one of a number that was merely typed does not:
! this chat has Manicure with Anna on 5 December at 10:00
! +447911123456 has Haircut with Ben on 9 December at 17:00, confirmed
! +447911123456 has Manicure with Anna on 7 November at 12:30, came
! +447911123456 has Manicure and Pedicure with Anna on 3 November at 12:30, missed
! +447911123456 has Pedicure with Anna on 10 November at 10:00, cancelled, at Podil
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Log in to see all] [Book an appointment]
> +447911123456
< Sorry, I did not understand that.
  …
  [Fri, 5 Dec, 10:00 · Manicure] [Log in to see all] [Book an appointment]
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Log in to see all] [Book an appointment]
> [Log in to see all]
< To show you what is yours, I need to be sure that it is you. Which phone number do you book with?
  Please type it with the country code.
  [Share my phone number]
> 07911 123456
< Sending a code to +447911123456…
! a code is sent
< A code is on its way to +447911123456. Please type it here.
  [Send a new code] [Change number]
> 01234
< Checking the code…
! logged in
< You are logged in as +447911123456.
  Your upcoming appointments
  [Tue, 9 Dec, 17:00 · Haircut] [Book an appointment] [Past] [Cancelled]
> [Past]
< Your past appointments
  [Fri, 7 Nov, 12:30 · Manicure] [Mon, 3 Nov, 12:30 · Manicure, Pedicure] [Book an appointment] [Upcoming] [Cancelled]
> [Cancelled]
< Your cancelled appointments
  [Mon, 10 Nov, 10:00 · Pedicure] [Book an appointment] [Upcoming] [Past]
> pedicure
< Pedicure
  When: Monday, 10 November, 10:00
  With: Anna
  Takes: 1 hr
  Price: UAH 40
  Where: Podil
  Address: 5 Sahaidachnoho
  Phone: +380 44 123 4567
  Status: cancelled
  [Book again]
> [Back]
< Your cancelled appointments
  [Mon, 10 Nov, 10:00 · Pedicure] [Book an appointment] [Upcoming] [Past]
> [Upcoming]
< Your upcoming appointments
  [Tue, 9 Dec, 17:00 · Haircut] [Book an appointment] [Past] [Cancelled]
> 1
< Haircut
  When: Tuesday, 9 December, 17:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: confirmed
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Add to calendar]
< Here is the file for your calendar.
  Haircut
  When: Tuesday, 9 December, 17:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: confirmed
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Back]
< Your upcoming appointments
  [Tue, 9 Dec, 17:00 · Haircut] [Book an appointment] [Past] [Cancelled]
> [Past]
< Your past appointments
  [Fri, 7 Nov, 12:30 · Manicure] [Mon, 3 Nov, 12:30 · Manicure, Pedicure] [Book an appointment] [Upcoming] [Cancelled]
> [Fri, 7 Nov, 12:30 · Manicure]
< Manicure
  When: Friday, 7 November, 12:30
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  [Rate Anna] [Review the salon] [Add Anna to favourites] [Book again]
> [Back]
< Your past appointments
  [Fri, 7 Nov, 12:30 · Manicure] [Mon, 3 Nov, 12:30 · Manicure, Pedicure] [Book an appointment] [Upcoming] [Cancelled]
> what is this
< Sorry, I did not understand that.
  Your past appointments
  …
# The day after the appointment it belongs to the past; and nothing is shown that is too long ago (S1-17).
~ 9 days
> /visits
< You have no upcoming appointments.
  [Book an appointment] [Past] [Cancelled]
! SEARCH_DAYS=30
> /visits
< You have no upcoming appointments.
  [Book an appointment] [Past] [Cancelled]
> [Past]
< Your past appointments
  [Tue, 9 Dec, 17:00 · Haircut] [Book an appointment] [Cancelled]
! SEARCH_DAYS=1
> /visits
< You have no upcoming appointments.
  [Book an appointment] [Past]
