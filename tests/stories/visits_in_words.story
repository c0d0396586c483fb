# Beside an appointment a time alone may be meant for that one: nothing is begun.
! the client has proved to own +447911123456
! +447911123456 has Manicure with Anna on 5 December at 10:00
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> the first one
< Manicure
  …
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> friday at 5
< Sorry, I did not understand that.
  Manicure
  …
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> I want another time
< Manicure
  Which day suits you?
  …
> tomorrow at 10
< Move this appointment?
  …
  [Move]
> no, leave it
< Nothing has changed.
  …
