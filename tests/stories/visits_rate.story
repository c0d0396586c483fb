# A mark and a few words for a visit: once, of who has been there, and only by them.

! this chat has Manicure with Anna on 7 November at 12:30, came
> /visits
< You have no upcoming appointments.
  [Log in to see all] [Book an appointment] [Past]
> [Past]
< Your past appointments
  [Fri, 7 Nov, 12:30 · Manicure] [Log in to see all] [Book an appointment]
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
  [Add Anna to favourites] [Book again]
! the client has proved to own +447911123456
! +447911123456 has Manicure with Anna on 7 November at 12:30, came
! +447911123456 has Haircut with Ben on 8 November at 12:30, missed
> /visits
< You have no upcoming appointments.
  [Book an appointment] [Past]
> [Past]
< Your past appointments
  [Sat, 8 Nov, 12:30 · Haircut] [Fri, 7 Nov, 12:30 · Manicure] [Book an appointment]
> [Sat, 8 Nov, 12:30 · Haircut]
< Haircut
  When: Saturday, 8 November, 12:30
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: missed
  [Book again]
> [Back]
< Your past appointments
  [Sat, 8 Nov, 12:30 · Haircut] [Fri, 7 Nov, 12:30 · Manicure] [Book an appointment]
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
> [Rate Anna]
< Anna: how was it?
  Manicure, Friday, 7 November, 12:30
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> great
< Please give a mark from 1 to 5.
  Anna: how was it?
  Manicure, Friday, 7 November, 12:30
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> cancel
< Nothing has changed.
  Manicure
  When: Friday, 7 November, 12:30
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  [Rate Anna] [Review the salon] [Add Anna to favourites] [Book again]
> [Rate Anna]
< Anna: how was it?
  Manicure, Friday, 7 November, 12:30
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> 5
< Would you like to add a few words?
  [Skip]
> [Back]
< Anna: how was it?
  Manicure, Friday, 7 November, 12:30
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> [5 ★]
< Would you like to add a few words?
  [Skip]
> /nonsense
< Please answer in words, not too many of them.
  Would you like to add a few words?
  [Skip]
> cancel
< Nothing has changed.
  Manicure
  When: Friday, 7 November, 12:30
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  [Rate Anna] [Review the salon] [Add Anna to favourites] [Book again]
> [Rate Anna]
< Anna: how was it?
  Manicure, Friday, 7 November, 12:30
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> [5 ★]
< Would you like to add a few words?
  [Skip]
> Lovely hands!
< Passing it on…
! not reached
< Your review is not passed on yet: the salon's calendar does not answer. Please try again in a minute.
  Manicure
  When: Friday, 7 November, 12:30
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  [Rate Anna] [Review the salon] [Add Anna to favourites] [Book again]
> [Rate Anna]
< Anna: how was it?
  Manicure, Friday, 7 November, 12:30
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> [5 ★]
< Would you like to add a few words?
  [Skip]
> Lovely hands!
< Passing it on…
! refused: not allowed
< The salon does not take this review here. You can tell us by phone.
  Phone: +44 20 7946 0001
  Manicure
  When: Friday, 7 November, 12:30
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  [Rate Anna] [Review the salon] [Add Anna to favourites] [Book again]
> [Rate Anna]
< Anna: how was it?
  Manicure, Friday, 7 November, 12:30
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> [5 ★]
< Would you like to add a few words?
  [Skip]
> Lovely hands!
< Passing it on…
! refused: logged out
< Nothing has changed yet. Please log in once more, then try again.
  To show you what is yours, I need to be sure that it is you. Which phone number do you book with?
  Please type it with the country code.
  [Share my phone number] [+447911123456]
> [+447911123456]
< Sending a code to +447911123456…
! a code is sent
< A code is on its way to +447911123456. Please type it here.
  [Send a new code] [Change number]
> 01234
< Checking the code…
! logged in
< You are logged in as +447911123456.
  Manicure
  When: Friday, 7 November, 12:30
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  [Rate Anna] [Review the salon] [Add Anna to favourites] [Book again]
> [Rate Anna]
< Anna: how was it?
  Manicure, Friday, 7 November, 12:30
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> [5 ★]
< Would you like to add a few words?
  [Skip]
> Lovely hands!
< Passing it on…
! done
< Thank you, we are glad that you liked it! We look forward to seeing you again.
  Manicure
  When: Friday, 7 November, 12:30
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  [Review the salon] [Add Anna to favourites] [Book again]
> [Review the salon]
< Soho: how was it?
  Manicure, Friday, 7 November, 12:30
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> 2
< Would you like to add a few words?
  [Skip]
> [Skip]
< Passing it on…
! no answer
< Thank you! I have passed your review on, but the salon's calendar did not say whether it arrived.
  Manicure
  When: Friday, 7 November, 12:30
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  [Add Anna to favourites] [Book again]

# A poor mark gets kind words too; where there is a page for reviews, the salon is reviewed there.
! REVIEW_LINK=https://reviews.example/soho
! +447911123456 has Pedicure with Anna on 9 November at 12:30, came
> /visits
< You have no upcoming appointments.
  [Book an appointment] [Past]
> [Past]
< Your past appointments
  [Sun, 9 Nov, 12:30 · Pedicure] [Sat, 8 Nov, 12:30 · Haircut] [Fri, 7 Nov, 12:30 · Manicure] [Book an appointment]
> [Sun, 9 Nov, 12:30 · Pedicure]
< Pedicure
  When: Sunday, 9 November, 12:30
  With: Anna
  Takes: 1 hr
  Price: £40
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  Review us here: https://reviews.example/soho
  [Rate Anna] [Add Anna to favourites] [Book again]
> [Rate Anna]
< Anna: how was it?
  Pedicure, Sunday, 9 November, 12:30
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> 1
< Would you like to add a few words?
  [Skip]
> [Skip]
< Passing it on…
! done
< Thank you for being honest. We are sorry that not all was well, and will take it to heart.
  Pedicure
  When: Sunday, 9 November, 12:30
  With: Anna
  Takes: 1 hr
  Price: £40
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  Review us here: https://reviews.example/soho
  [Add Anna to favourites] [Book again]

# What has changed since is seen before anything is asked or sent.
! +447911123456 has Haircut with Ben on 9 November at 17:00, came
> /visits
< You have no upcoming appointments.
  [Book an appointment] [Past]
> [Past]
< Your past appointments
  [Sun, 9 Nov, 17:00 · Haircut] [Sun, 9 Nov, 12:30 · Pedicure] [Sat, 8 Nov, 12:30 · Haircut] [Fri, 7 Nov, 12:30 · Manicure] [Book an appointment]
> [Sun, 9 Nov, 17:00 · Haircut]
< Haircut
  When: Sunday, 9 November, 17:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  Review us here: https://reviews.example/soho
  [Rate Ben] [Add Ben to favourites] [Book again]
> [Rate Ben]
< Ben: how was it?
  Haircut, Sunday, 9 November, 17:00
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> 3
< Would you like to add a few words?
  [Skip]
! the client has no appointments any more
> [Skip]
< This appointment is not among yours any more.
  There are no appointments under +447911123456. If you booked with another number, log in with that one.
  [Book an appointment] [Change number]
! +447911123456 has Haircut with Ben on 9 November at 17:00, came
> /visits
< You have no upcoming appointments.
  [Book an appointment] [Past]
> [Past]
< Your past appointments
  [Sun, 9 Nov, 17:00 · Haircut] [Book an appointment]
> [Sun, 9 Nov, 17:00 · Haircut]
< Haircut
  When: Sunday, 9 November, 17:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  Review us here: https://reviews.example/soho
  [Rate Ben] [Add Ben to favourites] [Book again]
! the client has no appointments any more
> [Rate Ben]
< This appointment is not among yours any more.
  There are no appointments under +447911123456. If you booked with another number, log in with that one.
  [Book an appointment] [Change number]
! +447911123456 has Haircut with Ben on 9 November at 17:00, came
> /visits
< You have no upcoming appointments.
  [Book an appointment] [Past]
> [Past]
< Your past appointments
  [Sun, 9 Nov, 17:00 · Haircut] [Book an appointment]
> [Sun, 9 Nov, 17:00 · Haircut]
< Haircut
  When: Sunday, 9 November, 17:00
  With: Ben
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  Review us here: https://reviews.example/soho
  [Rate Ben] [Add Ben to favourites] [Book again]
> [Rate Ben]
< Ben: how was it?
  Haircut, Sunday, 9 November, 17:00
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
~ 31 minutes
> 5
< There was no answer for a while, so this question has expired. Your appointment has not changed.
  [My appointments]
> [My appointments]
< You have no upcoming appointments.
  [Book an appointment] [Past]
! +447911123456 has Manicure with Ben on 6 November at 17:00, came
> /visits
< You have no upcoming appointments.
  [Book an appointment] [Past]
> [Past]
< Your past appointments
  [Sun, 9 Nov, 17:00 · Haircut] [Thu, 6 Nov, 17:00 · Manicure] [Book an appointment]
> [Thu, 6 Nov, 17:00 · Manicure]
< Manicure
  When: Thursday, 6 November, 17:00
  With: Ben
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  Review us here: https://reviews.example/soho
  [Rate Ben] [Add Ben to favourites] [Book again]
! the client came to none of them, says the salon
> [Rate Ben]
< Only a visit that you have been to can be reviewed.
  Manicure
  When: Thursday, 6 November, 17:00
  With: Ben
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: missed
  [Book again]
! +447911123456 has Manicure with Ben on 5 November at 17:00, came
> /visits
< You have no upcoming appointments.
  [Book an appointment] [Past]
> [Past]
< Your past appointments
  [Sun, 9 Nov, 17:00 · Haircut] [Thu, 6 Nov, 17:00 · Manicure] [Wed, 5 Nov, 17:00 · Manicure] [Book an appointment]
> [Wed, 5 Nov, 17:00 · Manicure]
< Manicure
  When: Wednesday, 5 November, 17:00
  With: Ben
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: visited
  Review us here: https://reviews.example/soho
  [Rate Ben] [Add Ben to favourites] [Book again]
> [Rate Ben]
< Ben: how was it?
  Manicure, Wednesday, 5 November, 17:00
  From 1 (poor) to 5 (excellent).
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> [4 ★]
< Would you like to add a few words?
  [Skip]
! the client came to none of them, says the salon
> Fine
< Only a visit that you have been to can be reviewed.
  Manicure
  When: Wednesday, 5 November, 17:00
  With: Ben
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: missed
  [Book again]
