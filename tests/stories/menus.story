# Old menus never act, and pressing twice does no more than pressing once.

> hi
< Hello! I can book an appointment for you. It takes about a minute.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> /start
< Hello! I can book an appointment for you. It takes about a minute.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> help
< I book appointments. Press the buttons, or just type: “tomorrow”, “Friday after 5”, part of a service's name.
  You can also type “menu”, “my appointments”, “back”, “cancel” or “language” at any moment, or “person” to talk to one.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> [Book an appointment]
< What kind of service would you like?
  [Nails] [Hair]
> [Book an appointment] [Book an appointment]
> [Nails] [Nails]
< Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> [Hair] in an old menu
< That menu is out of date. This is the current one.
  Which service would you like?
  [Manicure] [Pedicure] [Ten manicures]
> [Manicure] [Pedicure]
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
< That menu is out of date. This is the current one.
  Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Book an appointment] in an old menu
< That menu is out of date. This is the current one.
  Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> (shares their phone +442079460123)
< Sorry, I did not understand that.
  Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> (sends a photo)
< I can only read text and buttons.
  Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> /nonsense
< Sorry, I did not understand that.
  Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> /private
< Let us do this in private: please write to me directly.
> /start
< Cancelled. Nothing was booked.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> back
< How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> start over
< What kind of service would you like?
  [Nails] [Hair]
> start over
< What kind of service would you like?
  [Nails] [Hair]
> /book
< What kind of service would you like?
  [Nails] [Hair]
