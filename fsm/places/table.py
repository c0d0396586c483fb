"""The locations, as a table. One is a card, several are a list that leads to their cards."""

from collections.abc import Mapping
from typing import Any, Final

from fsm.places import listing, place
from fsm.session import S
from fsm.step import Step

STEPS: Final[Mapping[S, Step]] = {S.PLACES: listing, S.PLACE: place}
ASKING: Final[list[S]] = []
SCREENS: Final = [S.PLACES, S.PLACE]
DOORS: Final[Mapping[str, S]] = {"places": S.PLACES}
OWN: Final[list[S]] = []

ROWS: Final[list[list[Any]]] = [
    # what happened      where we are           where it leads
    ["place_chosen",     [S.PLACES, S.PLACE],   S.PLACE],
    ["place_gone",       S.PLACE,               S.PLACES],
    ["visit_chosen",     S.PLACE,               S.VISIT],

    ["back",             S.PLACES,              S.MENU],
    ["back",             S.PLACE,               S.PLACES],
]  # fmt: skip
