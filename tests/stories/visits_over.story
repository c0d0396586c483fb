# Many salons never mark who came: what is over is over, and can be rated; who was marked as missing cannot.

! the client has proved to own +447911123456
! +447911123456 has Manicure with Anna on 5 November at 10:00
! +447911123456 has Haircut with Ben on 4 November at 10:00, missed
> /visits
< You have no upcoming appointments.
  …
> [Past]
< Your past appointments
  …
> [Wed, 5 Nov, 10:00 · Manicure]
< Manicure
  …
  Status: over
  [Rate Anna] [Review the salon] [Add Anna to favourites] [Book again]
> [Rate Anna]
< …
  …
  [1 ★] [2 ★] [3 ★] [4 ★] [5 ★]
> [Back]
< …
  …
> [Back]
< Your past appointments
  …
> [Tue, 4 Nov, 10:00 · Haircut]
< Haircut
  …
  Status: missed
  [Book again]
