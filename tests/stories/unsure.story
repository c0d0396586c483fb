# Altegio took the booking and never answered. Nobody pretends to know: nothing is booked a second time, the client is
# told whom to call, and can let the bot look into their own appointments, which takes a code. Whatever goes wrong on
# the way there leads back to the same question.

! the only location is Podil
! CONFIRM_PHONE=never
> /start svc_2_11
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
> 0501234567
< Is everything right?
  Service: Manicure
  With: Anna
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: UAH 30
  Where: Podil
  Address: 5 Sahaidachnoho
  Name: Mary Jones
  Phone: +380501234567
  [Confirm] [Another time] [Another service]
> [Confirm]
< Booking it for you…
! no answer
< The salon's calendar gave no answer to your booking, so I do not know yet whether it is made. Please do not book it twice.
  To be sure, call us: +380 44 123 4567
  [Check by SMS code]
> back
< The salon's calendar gave no answer to your booking, so I do not know yet whether it is made. Please do not book it twice.
  To be sure, call us: +380 44 123 4567
  [Check by SMS code]
> what now?
< Sorry, I did not understand that.
  The salon's calendar gave no answer to your booking, so I do not know yet whether it is made. Please do not book it twice.
  To be sure, call us: +380 44 123 4567
  [Check by SMS code]
> [Check by SMS code]
< Sending a code to +380501234567…
> back
< The salon's calendar gave no answer to your booking, so I do not know yet whether it is made. Please do not book it twice.
  To be sure, call us: +380 44 123 4567
  [Check by SMS code]

# The code that is on its way will do.
> [Check by SMS code]
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
~ 60 seconds
> [Send a new code]
< Sending a code to +380501234567…
! not reached
< The code could not be sent just now. Please try again in a minute.
  No new code is on its way to +380501234567 yet.
  [Send a new code] [Change number]
> [Send a new code]
< Sending a code to +380501234567…
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]

# Silence changes nothing about that.
~ 31 minutes
> 01234
< The salon's calendar gave no answer to your booking, so I do not know yet whether it is made. Please do not book it twice.
  To be sure, call us: +380 44 123 4567
  [Check by SMS code]
> [Check by SMS code]
< Sending a code to +380501234567…
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
~ 31 minutes
~ the alarm rings
< The salon's calendar gave no answer to your booking, so I do not know yet whether it is made. Please do not book it twice.
  To be sure, call us: +380 44 123 4567
  [Check by SMS code]

# Nor does a calendar that is down, or another number.
> [Check by SMS code]
< Sending a code to +380501234567…
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> 01234
< Looking for your booking…
! not reached
< The salon's calendar does not answer just now. Your answers are kept, please try again in a minute.
  The salon's calendar gave no answer to your booking, so I do not know yet whether it is made. Please do not book it twice.
  To be sure, call us: +380 44 123 4567
  [Check by SMS code]
~ 1 minute
> [Check by SMS code]
< Sending a code to +380501234567…
! refused: bad phone
< The salon's calendar does not accept this number. Please check it, or give another one.
  What is your phone number? Please type it with the country code.
  [Share my phone number]
> back
< The salon's calendar gave no answer to your booking, so I do not know yet whether it is made. Please do not book it twice.
  To be sure, call us: +380 44 123 4567
  [Check by SMS code]
> [Check by SMS code]
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0671234567
< Sending a code to +380671234567…
! a code is sent
< A code is on its way to +380671234567. Please type it here.
  [Send a new code] [Change number]
> [Change number]
< What is your phone number? Please type it with the country code.
  [Share my phone number]
> 0671234567
< A code is on its way to +380671234567. Please type it here.
  [Send a new code] [Change number]
> 1111
< Looking for your booking…
! refused: wrong code
< That code is not right. You have 2 tries left.
  A code is on its way to +380671234567. Please type it here.
  [Send a new code] [Change number]
> 01234
< Looking for your booking…
! booked: Anna
< Booked! We look forward to seeing you.
  Service: Manicure
  With: Anna
  When: Tuesday, 2 December, 10:00
  Takes: 1 hr
  Price: UAH 30
  Where: Podil
  Address: 5 Sahaidachnoho
  Phone: +380 44 123 4567
  Booking number: 4711
  [Book an appointment] [My appointments]
