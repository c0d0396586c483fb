# Who would rather talk to a person is told how, and the bot keeps quiet until it is called, or for a while.

> /book
< What kind of service would you like?
  [Nails] [Hair]
> operator
< All right, I will be quiet in this chat now.
  You can reach a person here: +44 20 7946 0001
  I will be back 2 hrs after your last message, or sooner if you press the button or type “menu”.
  [Back to the bot]
> hello, is anybody there?
> (sends a photo)
> (shares their phone +442079460123)
> [Back to the bot]
< How can I help?
  …

# An old menu of the bot's is out of date, and does not wake it up.
> людину
< All right, I will be quiet in this chat now.
  …
> [Book an appointment]
< That menu is out of date. This is the current one.
  All right, I will be quiet in this chat now.
  …

# The time counts from what was said last.
~ 119 minutes
> thank you
~ 2 hours
~ the alarm rings
~ 1 second
~ the alarm rings
< I am back and listening again.
  How can I help?
  …
> /person
< All right, I will be quiet in this chat now.
  …
~ 3 hours
> and one more thing
< I am back and listening again.
  How can I help?
  …

# A link, and the command of the menu, wake it up, too.
> talk to a person
< All right, I will be quiet in this chat now.
  …
> /start svc_1_12
< Pedicure
  Which day suits you?
  …
> human
< All right, I will be quiet in this chat now.
  …
> menu
< How can I help?
  …
> human
< All right, I will be quiet in this chat now.
  …
> /start
< Hello! I can book an appointment for you. It takes about a minute.
  How can I help?
  …

# Nobody is kept from it by a calendar that is down; there are several locations at times, and the salon has its own hours.
! there are three locations
! PERSON_FOR=P1D
> person
< All right, I will be quiet in this chat now.
  You can reach a person here:
  Soho: +44 20 7946 0001
  Podil: +380 44 123 4567
  Midtown: +1 212 555 0100
  I will be back 24 hrs after your last message, or sooner if you press the button or type “menu”.
  [Back to the bot]
> menu
< How can I help?
  …
! the calendar is down
> person
< All right, I will be quiet in this chat now.
  I will be back 24 hrs after your last message, or sooner if you press the button or type “menu”.
  [Back to the bot]

# So does whatever leads somewhere.
> human
< All right, I will be quiet in this chat now.
  …
> /visits
< …
  …
