# The language can be changed at any moment; the booking goes on where it was.

> /start svc_1_21
< Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> /language
< Which language shall we speak?
  [English] [Українська] [Русский] [Back]
> more
< That menu is out of date. This is the current one.
  Haircut
  Whom would you like to see?
  [Doesn't matter] [Anna] [Ben]
> /language
< Which language shall we speak?
  [English] [Українська] [Русский] [Back]
> [Українська]
< Тепер спілкуємося українською.
  Haircut
  До кого вас записати?
  [Неважливо] [Anna] [Ben]
> [Anna]
< Haircut
  Який день вам зручний?
  [Вт, 2 груд.] [Ср, 3 груд.] [Пт, 5 груд.] [Січень 2026 р.]
> мова
< Якою мовою спілкуємося?
  [English] [Українська] [Русский] [Назад]
> [Назад]
< Haircut
  Який день вам зручний?
  [Вт, 2 груд.] [Ср, 3 груд.] [Пт, 5 груд.] [Січень 2026 р.]
> завтра о 10
< Як вас звати? Напишіть прізвище, ім’я та, якщо є, по батькові.
> /language EN
< We speak English now.
  What is your full name? Last, first and middle, if you have one.
> /language klingon
< Which language shall we speak?
  [English] [Українська] [Русский] [Back]
> [English]
< We speak English now.
  What is your full name? Last, first and middle, if you have one.
