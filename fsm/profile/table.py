"""The profile, as a table: what the client may change, be told or have forgotten."""

from collections.abc import Mapping
from typing import Any, Final

from fsm.profile import erase, name, profile
from fsm.session import S
from fsm.step import Step

STEPS: Final[Mapping[S, Step]] = {S.PROFILE: profile, S.NAME: name, S.ERASE: erase}
ASKING: Final = [S.NAME, S.ERASE]
SCREENS: Final = [S.PROFILE]
DOORS: Final[Mapping[str, S]] = {"profile": S.PROFILE}
OWN: Final = [S.PROFILE]

ROWS: Final[list[list[Any]]] = [
    # what happened  where we are  where it leads
    ["change_name",  S.PROFILE,    S.NAME],
    ["name_given",   S.NAME,       S.PROFILE],
    ["erase",        S.PROFILE,    S.ERASE],
    ["erased",       S.ERASE,      S.PROFILE],  # the menu tells of appointments

    ["back",         ASKING,       S.PROFILE],
    ["start_over",   ASKING,       S.LOCATION],
    ["cancel",       ASKING,       S.MENU],
    ["fell_silent",  ASKING,       S.EXPIRED],
]  # fmt: skip
