# What the salon has switched off is not offered, and not done for those who know the words.

! AVAILABILITY=false
> /start
< Hello! Good to have you here.
  How can I help?
  [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> book
< You cannot book in this chat. Please get in touch with us, we are glad to help.
  You can reach us here: +44 20 7946 0001
  How can I help?
  [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> /start svc_1_11
< You cannot book in this chat. …
  …
> /start_over
< You cannot book in this chat. …
  …
! this chat has Manicure with Anna on 5 November at 10:00, came
> /repeat
< You cannot book in this chat. …
  …

# Who is in the middle of it when it is switched off does not get to the end.
! AVAILABILITY=true
> /book
< What kind of service would you like?
  …
> [Nails]
< Which service would you like?
  …
! AVAILABILITY=false
> start over
< You cannot book in this chat. …
  …

# Browsing without booking: the times are shown, and it is for the client to call.
! AVAILABILITY=true
! BOOKING=false
> menu
< How can I help?
  [Services and free times] [Book again] [My appointments] [Memberships and cards] [Where to find us] [My profile] [Talk to a person] [Language]
> [Services and free times]
< What kind of service would you like?
  [Nails] [Hair]
> [Nails]
< Which service would you like?
  …
> [Manicure]
< Manicure
  Whom would you like to see?
  …
> [Doesn't matter]
< Manicure
  Which day suits you?
  …
> [Tue, 2 Dec]
< Tuesday, 2 December
  …
> [10:00]
< Manicure
  With: any team member
  When: Tuesday, 2 December, 10:00
  Where: Soho
  This time is free now. I cannot book it here myself, please get in touch with us.
  Phone: +44 20 7946 0001
  [Another time] [Menu]
> yes
< Sorry, I did not understand that.
  Manicure
  With: any team member
  …
> /start svc_1_12
< Pedicure
  Which day suits you?
  …
> tomorrow at 10
< Pedicure
  With: …
  …
> [Another time]
< Pedicure
  Which day suits you?
  …
> tomorrow at 10
< Pedicure
  With: …
  …
> back
< Tuesday, 2 December
  What time suits you?
  …
> [12:30]
< Pedicure
  With: …
  …
> [Menu]
< How can I help?
  …

# Wherever else it begins, it promises no more.
> my appointments
< You have no upcoming appointments.
  [Log in to see all] [Services and free times] [Past]
> where are you
< Soho
  …
  [Services and free times] [Add to favourites] …

# Switched off while the last question is open: nothing goes out.
! BOOKING=true
> /start svc_1_12
< Pedicure
  …
> tomorrow at 10
< What is your full name? …
> Mary Jones
< What is your phone number? …
  …
> +44 20 7946 0123
< Is everything right?
  …
  [Confirm] [Another time] [Another service]
! BOOKING=false
> [Confirm]
< Pedicure
  With: …
  …
  [Another time] [Menu]
! BOOKING=true
! CONFIRM_PHONE=always
> /start svc_1_12
< Pedicure
  …
> tomorrow at 10
< What is your full name? …
> Mary Jones
< What is your phone number? …
  …
> +44 20 7946 0123
< Sending a code to +442079460123…
! a code is sent
< A code is on its way to +442079460123. Please type it here.
  [Send a new code] [Change number]
! BOOKING=false
> 1234
< Pedicure
  With: …
  …
  [Another time] [Menu]
