# Nobody can be booked for a service, or nobody has time.

! nobody is left
> /start svc_1_11
< Nobody can be booked for this just now: Manicure
> what now?
< Sorry, I did not understand that.
  Nobody can be booked for this just now: Manicure
> back
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> cancel
< Cancelled. Nothing was booked.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
