"""The main menu, as a table."""

from collections.abc import Mapping
from typing import Any, Final

from fsm.menu import menu
from fsm.session import S
from fsm.step import Step

STEPS: Final[Mapping[S, Step]] = {S.MENU: menu}
ASKING: Final[list[S]] = []
SCREENS: Final = [S.MENU]
DOORS: Final[Mapping[str, S]] = {}
OWN: Final[list[S]] = []
ROWS: Final[list[list[Any]]] = []
