"""The profile, as a table."""

from collections.abc import Mapping
from typing import Any, Final

from fsm.profile import profile
from fsm.session import S
from fsm.step import Step

STEPS: Final[Mapping[S, Step]] = {S.PROFILE: profile}
ASKING: Final[list[S]] = []
SCREENS: Final = [S.PROFILE]
DOORS: Final[Mapping[str, S]] = {"profile": S.PROFILE}
OWN: Final = [S.PROFILE]

ROWS: Final[list[list[Any]]] = []
