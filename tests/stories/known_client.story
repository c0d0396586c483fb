# Who has booked before need not type name and number again. Only their own contact is taken.

> /start svc_1_11
< Manicure
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Anna]
< Manicure
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> tomorrow at 10
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> (shares a contact +442079460999)
< This contact is not yours. Please share your own, or type your number.
  What is your phone number? Please type it with the country code.
  [Share my phone number]
> (shares their phone +12)
< That does not look like a phone number. With the country code it looks like +44 7700 900123.
  What is your phone number? Please type it with the country code.
  [Share my phone number]
> (shares their phone 442079460123)
< Is everything right?
  Service: Manicure
  With: Anna
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! booked
< Booked! We look forward to seeing you.
  Service: Manicure
  With: Anna
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: £30
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Booking number: 4711
  [Book an appointment] [My appointments]
> [Book an appointment]
< What kind of service would you like?
  [Nails] [Hair]
> [Hair]
< Which service would you like?
  [Haircut]
> haircut
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Doesn't matter]
< Haircut
  Which day suits you?
  [Tue, 2 Dec] [Wed, 3 Dec] [Fri, 5 Dec] [January 2026]
> [Fri, 5 Dec]
< Friday, 5 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [10:00]
< What is your full name? Last, first and middle, if you have one.
  [Mary Jones]
> [Mary Jones]
< What is your phone number? Please type it with the country code.
  [Share my phone number] [+442079460123]
> [+442079460123]
< Is everything right?
  Service: Haircut
  With: any team member
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]
> (shares their phone +442079460123)
< Sorry, I did not understand that.
  Is everything right?
  Service: Haircut
  With: any team member
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Name: Mary Jones
  Phone: +442079460123
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! booked: Ben
< Booked! We look forward to seeing you.
  Service: Haircut
  With: Ben
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Booking number: 4711
  [Book an appointment] [My appointments]
> (sends a photo)
< I can only read text and buttons.
  Booked! We look forward to seeing you.
  Service: Haircut
  With: Ben
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Price: £45
  Where: Soho
  Address: 12 Frith Street
  Phone: +44 20 7946 0001
  Booking number: 4711
  [Book an appointment] [My appointments]
> what now?
< Sorry, I did not understand that.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
