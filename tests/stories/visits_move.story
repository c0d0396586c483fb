# Moving: the days and times of the same service with the same person, typed ones too, and the old time stays until the new one is sure.

! this chat has Manicure with Anna on 5 December at 10:00
# Without a login only what was booked here shows, and it cannot be moved.
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Log in to see all] [Book an appointment]
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
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< To move an appointment, please log in first.
  …
> [Back]
< Manicure
  When: Friday, 5 December, 10:00
  …
  [Move] [Cancel appointment] [Add to calendar] [Book again]
! +447911123456 has what was booked here
! +447911123456 has Haircut with Ben on 8 December at 17:00
> [Move]
< To move an appointment, please log in first.
  To show you what is yours, I need to be sure that it is you. Which phone number do you book with?
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
  Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Back]
< Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> cancel
< Nothing has changed.
  Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Tue, 2 Dec]
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [Back]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> Wednesday at 12:30
< Move this appointment?
  Manicure
  From: Friday, 5 December, 10:00
  To: Wednesday, 3 December, 12:30
  [Move]
> is it far
< Sorry, I did not understand that.
  Move this appointment?
  Manicure
  From: Friday, 5 December, 10:00
  To: Wednesday, 3 December, 12:30
  [Move]
> [Another time]
< Wednesday, 3 December
  What time suits you?
  [10:00] [12:30] [17:00]
> start over
< Nothing has changed.
  Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> Wednesday at 12:30
< Move this appointment?
  Manicure
  From: Friday, 5 December, 10:00
  To: Wednesday, 3 December, 12:30
  [Move]

# Altegio does not answer, says no, or somebody is quicker: the old time stays.
> yes
< Moving it…
! not reached
< The salon's calendar does not answer. Your appointment keeps its old time, please try again in a minute.
  Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> Wednesday at 12:30
< Move this appointment?
  Manicure
  From: Friday, 5 December, 10:00
  To: Wednesday, 3 December, 12:30
  [Move]
> [Move]
< Moving it…
! refused: not allowed
< The salon does not let me move this appointment. It keeps its old time.
  Please call us: +44 20 7946 0001
  Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> Wednesday at 12:30
< Move this appointment?
  Manicure
  From: Friday, 5 December, 10:00
  To: Wednesday, 3 December, 12:30
  [Move]
> [Move]
< Moving it…
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
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> Wednesday at 12:30
< Move this appointment?
  Manicure
  From: Friday, 5 December, 10:00
  To: Wednesday, 3 December, 12:30
  [Move]
! 12:30 is taken
> [Move]
< Moving it…
! refused: slot taken
< Sorry, 12:30 has just gone. Your appointment keeps its old time. Here is what is near it.
  Wednesday, 3 December
  What time suits you?
  [10:00] [17:00] [On Tue, 2 Dec] [On Fri, 5 Dec]
> [17:00]
< Move this appointment?
  Manicure
  From: Friday, 5 December, 10:00
  To: Wednesday, 3 December, 17:00
  [Move]
> [Move] [Move]
< Moving it…
! done
< Done, your appointment has its new time.
  Manicure
  When: Wednesday, 3 December, 17:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]

# What is looked at may go at any moment: off to the list.
> /visits
< Your upcoming appointments
  [Wed, 3 Dec, 17:00 · Manicure] [Mon, 8 Dec, 17:00 · Haircut] [Book an appointment]
> [Wed, 3 Dec, 17:00 · Manicure]
< Manicure
  When: Wednesday, 3 December, 17:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Tue, 2 Dec]
< Tuesday, 2 December
  What time suits you?
  [10:00] [17:00]
> [10:00]
< Move this appointment?
  Manicure
  From: Wednesday, 3 December, 17:00
  To: Tuesday, 2 December, 10:00
  [Move]
! the client has no appointments any more
> [Move]
< This appointment is not among yours any more.
  There are no appointments under +447911123456. If you booked with another number, log in with that one.
  [Book an appointment] [Change number]

# The only day that is free is not asked for; and when nothing is free, there is but the way back.
! +447911123456 has Manicure with Anna on 5 December at 10:00
! the only day is 3 December
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
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
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Wednesday, 3 December
  What time suits you?
  [10:00] [17:00]
> [Back]
< Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
> [Move]
< Wednesday, 3 December
  What time suits you?
  [10:00] [17:00]
> [10:00]
< Move this appointment?
  Manicure
  From: Friday, 5 December, 10:00
  To: Wednesday, 3 December, 10:00
  [Move]
> [Move]
< Moving it…
! refused: gone
< This appointment is not among yours any more.
  Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
> /visits
< Your upcoming appointments
  [Fri, 5 Dec, 10:00 · Manicure] [Book an appointment]
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
  [Move] [Cancel appointment] [Add to calendar] [Book again]
! nothing is free
> [Move]
< There is no free time just now: Manicure
> [Back]
< Manicure
  When: Friday, 5 December, 10:00
  With: Anna
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Status: booked
  [Move] [Cancel appointment] [Add to calendar] [Book again]
