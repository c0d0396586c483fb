"""Logging in, as a table.

Whatever is the client's alone leads here when this chat has not proved whose it is, or has to do it again (`log_in`);
`draft.aim` remembers where it came from, and `signed_in` leads back there, as does `back` from the first question (all
are rows of fsm/table.py).

The number is proved by a code from the location, ordered only after the client has agreed to what happens to their
data. Where the salon lets the bot look clients up by number, one that the channel vouches for needs no code.
"""

from collections.abc import Mapping
from typing import Any, Final

from fsm.booking import code
from fsm.booking.table import code_on_its_way
from fsm.booking.waiting import sending
from fsm.login import consent, phone
from fsm.login.waiting import signing_in
from fsm.session import S
from fsm.step import Step

STEPS: Final[Mapping[S, Step]] = {
    S.LOGIN_PHONE: phone,
    S.CONSENT: consent,
    S.LOGIN_SENDING: sending,
    S.LOGIN_CODE: code,
    S.SIGNING_IN: signing_in,
}
ASKING: Final = [S.LOGIN_PHONE, S.CONSENT, S.LOGIN_CODE]
SCREENS: Final[list[S]] = []
DOORS: Final[Mapping[str, S]] = {"login": S.LOGIN_PHONE}
OWN: Final[list[S]] = []

ROWS: Final[list[list[Any]]] = [
    # what happened      where we are                      where it leads    if
    ["phone_given",      S.LOGIN_PHONE,                    S.CONSENT],
    ["consented",        S.CONSENT,                        S.LOGIN_CODE,     code_on_its_way],
    ["consented",        S.CONSENT,                        S.LOGIN_SENDING],
    ["declined",         S.CONSENT,                        S.MENU],
    ["code_sent",        S.LOGIN_SENDING,                  S.LOGIN_CODE],
    ["new_code",         S.LOGIN_CODE,                     S.LOGIN_SENDING],
    ["change_number",    S.LOGIN_CODE,                     S.LOGIN_PHONE],
    ["code_given",       S.LOGIN_CODE,                     S.SIGNING_IN],

    ["too_many_codes",   [S.LOGIN_SENDING, S.SIGNING_IN],  S.LOGIN_CODE],
    ["bad_phone",        [S.LOGIN_SENDING, S.SIGNING_IN],  S.LOGIN_PHONE],
    ["not_welcome",      S.LOGIN_SENDING,                  S.MENU],
    ["not_reached",      [S.LOGIN_SENDING, S.SIGNING_IN],  S.LOGIN_CODE],    # offers to order it again
    ["wrong_code",       S.SIGNING_IN,                     S.LOGIN_CODE],

    ["back",             [S.CONSENT, S.LOGIN_SENDING, S.LOGIN_CODE], S.LOGIN_PHONE],
    ["start_over",       [*ASKING, S.LOGIN_SENDING],       S.LOCATION],
    ["cancel",           [*ASKING, S.LOGIN_SENDING],       S.MENU],
    ["fell_silent",      ASKING,                           S.EXPIRED],
]  # fmt: skip
