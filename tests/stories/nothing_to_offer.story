# Nothing is sold online.

! nothing is offered
> /book
< There is nothing to book online just now.
  Please call us: +44 20 7946 0001
> [Back]
< How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
