"""The main menu, and the silence in which a client talks to a person instead, as a table.

PERSON takes no answer: only a command leads out, its button, or the time that it lasts.
"""

from collections.abc import Mapping
from typing import Any, Final

from fsm.menu import menu, person
from fsm.session import S
from fsm.step import Step

STEPS: Final[Mapping[S, Step]] = {S.MENU: menu, S.PERSON: person}
ASKING: Final[list[S]] = []
SCREENS: Final = [S.MENU]
DOORS: Final[Mapping[str, S]] = {"person": S.PERSON}
OWN: Final[list[S]] = []

ROWS: Final[list[list[Any]]] = [
    # what happened      where we are     where it leads
    ["visit_chosen",     S.MENU,          S.VISIT],
    ["book",             S.PERSON,        S.LOCATION],
    ["fell_silent",      S.PERSON,        S.MENU],
]  # fmt: skip
