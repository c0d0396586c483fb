# What has only one answer is not asked. Midtown sells one massage, by one masseuse, but wants an e-mail and a remark.

! the only location is Midtown
! the only day is 5 December
! ASK_FULL_NAME=false
! the messenger knows the client as Mary Jones
> /start
< Hello! I can book an appointment for you. It takes about a minute.
  How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> [Book an appointment]
< Friday, 5 December
  What time suits you?
  [10:00] [12:30] [17:00]
> [10:00]
< What is your e-mail address?
> mary at example
< That does not look like an e-mail address. It should look like name@example.com.
  What is your e-mail address?
> mary@example.com
< The salon asks you to add: Do you have allergies?
  Please type your answer.
> (sends a photo)
< I can only read text and buttons.
  The salon asks you to add: Do you have allergies?
  Please type your answer.
> No, none
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> [Back]
< The salon asks you to add: Do you have allergies?
  Please type your answer.
> None at all
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> [Back]
< The salon asks you to add: Do you have allergies?
  Please type your answer.
> [Back]
< What is your e-mail address?
> mary@example.org
< The salon asks you to add: Do you have allergies?
  Please type your answer.
> None
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> +1 212 736 5000
< Is everything right?
  Service: Massage
  With: Ruth
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Where: Midtown
  Name: Mary Jones
  Phone: +12127365000
  Email: mary@example.org
  Note: None
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! booked: Ruth
< Booked! We look forward to seeing you.
  Service: Massage
  With: Ruth
  When: Friday, 5 December, 10:00
  Takes: 1 hr
  Where: Midtown
  Phone: +1 212 555 0100
  Booking number: 4711
  [Book an appointment] [My appointments]
> [Book an appointment]
< Friday, 5 December
  What time suits you?
  [10:00] [12:30] [17:00]

# Nor does Back stop at it.
> [Back]
< How can I help?
  [Book an appointment] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
