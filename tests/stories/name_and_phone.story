# Who writes name and phone in one line is not asked for the phone again.

! Soho says of personal data: We keep it for a year.
> haircut tomorrow at 10
< …
  …
> anyone
< …
  …
> what for?
< That does not look like a name: it needs letters, and not too many. Please type it again.
  What is your full name? Last, first and middle, if you have one.
> yes
< That does not look like a name: it needs letters, and not too many. Please type it again.
  What is your full name? Last, first and middle, if you have one.
> tomorrow
< That does not look like a name: it needs letters, and not too many. Please type it again.
  What is your full name? Last, first and middle, if you have one.
> my name is Anna O'Neill, 07911 123456
< We keep it for a year.
  Is everything right?
  …
  Name: Anna O'Neill
  Phone: +447911123456
  [Confirm] [Another time] [Another service]
> [Back]
< What is your phone number? Please type it with the country code.
  We keep it for a year.
  …
> [Back]
< What is your full name? Last, first and middle, if you have one.
! Soho says of personal data: (cannot be read)
> +44 7911 123457 Mary Jones
< …
  …
