# The client shows that a number is theirs, and comes back to where they wanted to go. What the salon does with personal
# data is agreed to before a code is sent, once.

! the only location is Podil
! Podil says of personal data: We keep your number.
> /profile
< Your profile
  [Log in]
> [Log in]
< …
  …
  [Share my phone number]
> 050 123 45 67
< To show you your account, the salon works with your personal data. Do you agree to this?
  We keep your number.
  [I agree] [No, thanks]
> why?
< Please press one of the buttons: I can go on only if you agree.
  To show you your account, the salon works with your personal data. Do you agree to this?
  We keep your number.
  [I agree] [No, thanks]
> [Back]
< …
  …
  [Share my phone number]
> 050 123 45 67
< To show you your account, the salon works with your personal data. Do you agree to this?
  We keep your number.
  [I agree] [No, thanks]
> [No, thanks]
< All right, no code was sent. You can book here without an account, too.
  For anything else, please call us: +380 44 123 4567
  How can I help?
  …
> /profile
< Your profile
  [Log in]
> [Log in]
< …
  …
  [Share my phone number]
> 050 123 45 67
< …
  We keep your number.
  [I agree] [No, thanks]
> [I agree]
< Sending a code to +380501234567…
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> hm
< That does not look like the code. It is the number in the SMS, 3 to 8 digits.
  …
> 01234
< Checking the code…
! refused: wrong code
< That code is not right. You have 2 tries left.
  …
> [Change number]
< …
  …
  [Share my phone number]

# Agreed to is agreed to, and the code for this number is still good.
> 050 123 45 67
< A code is on its way to +380501234567. Please type it here.
  [Send a new code] [Change number]
> 01235
< Checking the code…
! logged in
< You are logged in as +380501234567.
  Your profile
  Logged in as: +380501234567
  [Another phone number]

# The number that was proved is offered, until they say otherwise; a text that has changed is asked about again.
! Podil says of personal data: We keep your number and your name.
> [Another phone number]
< …
  …
  [Share my phone number] [+380501234567]
> [+380501234567]
< …
  We keep your number and your name.
  [I agree] [No, thanks]
> [I agree]
< Sending a code to +380501234567…
! not reached
< I could not have a code sent just now. Please try again in a minute.
  …
> [Send a new code]
< Sending a code to +380501234567…
! refused: bad phone
< The salon's calendar does not accept this number. Please check it, or give another one.
  …
> 067 123 45 67
< Sending a code to +380671234567…
! a code is sent
< A code is on its way to +380671234567. Please type it here.
  …
> [Send a new code]
< A new code can be sent in 60 seconds.
  …
~ 61 seconds
> [Send a new code]
< Sending a code to +380671234567…
> [Back]
< …
  …
  [Share my phone number] [+380501234567]
> 067 123 45 67
< A code is on its way to +380671234567. Please type it here.
  …
> 77777
< Checking the code…
! refused: bad phone
< The salon's calendar does not accept this number. Please check it, or give another one.
  …
  [Share my phone number] [+380501234567]
~ 61 seconds
> 067 123 45 67
< Sending a code to +380671234567…
! too many codes
< Too many codes were asked for today, so I cannot send another one. Please try tomorrow, or give another number.
  …
> 77777
< Checking the code…
! too many codes: 40
< A new code can be sent in 40 seconds.
  …
> 77777
< Checking the code…
! not reached
< I could not check the code just now: the salon's calendar does not answer. Please type it again in a minute.
  …
> [Change number]
< …
  …
  [Share my phone number] [+380501234567]
> [+380501234567]
< Sending a code to +380501234567…
! refused: not welcome
< Sorry, this cannot be booked online with this number.
  Please call us: +380 44 123 4567
  How can I help?
  …

# Nothing was lost with all that: they are still logged in.
> /profile
< Your profile
  Logged in as: +380501234567
  …
> [Another phone number]
< …
  …
~ 31 minutes
~ the alarm rings
< There was no answer for a while, so I have put this aside. Nothing was changed.
  [Menu]
> [Menu]
< How can I help?
  …

# Without a screen to come back to, a login leads to the menu.
> /login
< …
  …
> [+380501234567]
< Sending a code to +380501234567…
! a code is sent
< A code is on its way to +380501234567. Please type it here.
  …
> 77777
< Checking the code…
! logged in
< You are logged in as +380501234567.
  How can I help?
  …
