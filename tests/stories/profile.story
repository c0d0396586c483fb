# What a client may change of themselves, be told, and have forgotten.

> /profile
< Your profile
  Days and times: Saturday, 5 December, 17:30
  [Change my name] [Log in] [Language] [12-hour clock] [Month before day] [What you keep about me] [Forget me] [Menu]
> [Change my name]
< What is your full name? Last, first and middle, if you have one.
> 12
< That does not look like a name: it needs letters, and not too many. Please type it again.
  What is your full name? Last, first and middle, if you have one.
> [Back]
< Your profile
  …
> [Change my name]
< What is your full name? Last, first and middle, if you have one.
> Mary Jones
< Thank you. The next booking is made under this name.
  Your profile
  Name: Mary Jones
  …
> [12-hour clock]
< Your profile
  Name: Mary Jones
  Days and times: Saturday, 5 December, 5:30 pm
  [Change my name] [Log in] [Language] [24-hour clock] [Month before day] [What you keep about me] [Forget me] [Menu]
> [Month before day]
< Your profile
  Name: Mary Jones
  Days and times: Saturday, December 5, 5:30 pm
  [Change my name] [Log in] [Language] [24-hour clock] [Day before month] [What you keep about me] [Forget me] [Menu]

# Whose language always has the day first is not asked.
> /language
< …
  [English] [Українська] [Русский] [Back]
> [Українська]
< Тепер спілкуємося українською.
  Ваш профіль
  Ім’я: Mary Jones
  Формат дати й часу: субота, 5 грудня, 5:30…
  [Змінити ім’я] [Увійти] [Мова] [24-годинний формат] [Мої дані] [Забути мене] [Меню]
> /language en
< We speak English now.
  Your profile
  Name: Mary Jones
  Days and times: Saturday, December 5, 5:30 pm
  [Change my name] [Log in] [Language] [24-hour clock] [Day before month] [What you keep about me] [Forget me] [Menu]

# So it is everywhere from here on, also in what is typed.
> /start svc_1_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> [Ben]
< Haircut
  Which day suits you?
  [Tue, Dec 2] [Wed, Dec 3] [Fri, Dec 5] [January 2026]
> Fri, Dec 5
< Friday, December 5
  What time suits you?
  [10:00 am] [12:30 pm] [5:00 pm]
> 5:00 pm
< What is your full name? Last, first and middle, if you have one.
  [Mary Jones]

# What was changed is changed for all chats of this number.
> /profile
< Your profile
  …
> [Log in]
< …
  …
  [Share my phone number]
> 07911 123456
< Sending a code to +447911123456…
! a code is sent
< A code is on its way to +447911123456. Please type it here.
  …
> 01234
< Checking the code…
! logged in
< You are logged in as +447911123456.
  Your profile
  Name: Mary Jones
  Logged in as: +447911123456
  …
  …
> [24-hour clock]
< Your profile
  …
  Days and times: Saturday, December 5, 17:30
  …
> [What you keep about me]
< That is all I keep about you. What the salon keeps in its calendar is the salon's: please ask there.
  Your profile
  …

# After logging out, the chat knows nobody; how it writes is no secret.
> [Log out]
< You are logged out. What belongs to your number is not shown in this chat any more.
  Your profile
  Days and times: Saturday, December 5, 17:30
  [Change my name] [Log in] [Language] [12-hour clock] [Day before month] [What you keep about me] [Forget me] [Menu]
> [Forget me]
< Shall I forget you? Your name, your number, your login, what was booked in this chat and what was said in it go for good, and you are logged out in your other chats.
  Your appointments stay: they are in the salon's calendar. To cancel one, do that first.
  [Yes, forget me] [No, keep it]
> [No, keep it]
< Your profile
  …
> [Forget me]
< …
  …
  [Yes, forget me] [No, keep it]
> well
< Sorry, I did not understand that.
  …
> [Yes, forget me]
< All forgotten. Your appointments stay in the salon's calendar.
  Your profile
  Days and times: Saturday, 5 December, 17:30
  …
> [Yes, forget me] in an old menu
< That menu is out of date. This is the current one.
  Your profile
  Days and times: Saturday, 5 December, 17:30
  [Change my name] [Log in] [Language] [12-hour clock] [Month before day] [What you keep about me] [Forget me] [Menu]
> [Menu]
< How can I help?
  …
