# A booking that is left alone expires, and nothing of it acts any more.

> /book
< What kind of service would you like?
  [Nails] [Hair]
> nails
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> [Pedicure]
< Pedicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Tue, 2 Dec]
< Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00]

# Exactly at the limit is still in time, and the limit counts from the last answer.
~ 30 minutes
> 11:00
< 11:00 is not free. Here is what is near it.
  Tuesday, 2 December
  What time suits you?
  [10:00] [12:30] [17:00] [On Wed, 3 Dec] [On Fri, 5 Dec]
~ 30 minutes
~ the alarm rings

# One second later it is too late, whether the clock notices or the client comes back.
~ 1 second
~ the alarm rings
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Pedicure] [Start over] [My appointments]
~ the alarm rings
> [10:00]
< That menu is out of date. This is the current one.
  This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Pedicure] [Start over] [My appointments]
> 10:00
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Pedicure] [Start over] [My appointments]
> Mary Jones
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Continue: Pedicure] [Start over] [My appointments]
> [Start over]
< What kind of service would you like?
  [Nails] [Hair]
> [Nails]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
~ 2 hours
> [Pedicure] [Pedicure]
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Start again] [My appointments]
< That menu is out of date. This is the current one.
  This booking has expired because there was no answer for a while. Nothing was booked.
  [Start again] [My appointments]
> menu
< How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]

# Before there is a service, there is nothing to continue.
> [Book an appointment]
< What kind of service would you like?
  [Nails] [Hair]
~ 1 day
> (sends a photo)
< This booking has expired because there was no answer for a while. Nothing was booked.
  [Start again] [My appointments]
> [Start again]
< What kind of service would you like?
  [Nails] [Hair]
