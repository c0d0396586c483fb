# A greeting is returned, thanks are taken; a question that was open for it is asked again. Where words are asked for,
# they are the answer.

> hi
< Hello! I can book an appointment for you. It takes about a minute.
  How can I help?
  …
> Good morning!
< Hello! I can book an appointment for you. It takes about a minute.
  How can I help?
  …
> дякую
< You are welcome!
  How can I help?
  …
> /book
< What kind of service would you like?
  [Nails] [Hair]
> hello
< What kind of service would you like?
  [Nails] [Hair]
> thanks
< You are welcome!
  What kind of service would you like?
  [Nails] [Hair]
> nails
< Which service would you like?
  …
> [Manicure]
< Manicure
  …
~ 1 hour
~ the alarm rings
< This booking has expired because there was no answer for a while. Nothing was booked.
  …
> hello
< This booking has expired because there was no answer for a while. Nothing was booked.
  …
> person
< …
  …
  [Back to the bot]
> hello
> thank you
