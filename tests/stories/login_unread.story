# Where it is not known what the salon does with personal data, nobody is asked to agree to it, and no code is sent.

! the only location is Podil
! Podil says of personal data: (cannot be read)
> /login
< …
  …
  [Share my phone number]
> 050 123 45 67
< …
  [Try again]
! Podil says of personal data: We keep your number.
> [Try again]
< To show you your account, the salon processes your personal data. Do you agree to this?
  We keep your number.
  [I agree] [No, thanks]
