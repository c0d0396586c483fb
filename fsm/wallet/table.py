"""The client's cards, as a table. Each step looks its card up anew among the client's own, so that a number in a button
shows nothing that is not theirs.

To book with a membership is a booking like any other, but for `draft.membership`: only its locations and what it
covers are offered.
"""

from collections.abc import Mapping
from typing import Any, Final

from fsm.session import S
from fsm.step import Step
from fsm.wallet import card, listing

STEPS: Final[Mapping[S, Step]] = {S.WALLET: listing, S.CARD: card}
ASKING: Final[list[S]] = []
SCREENS: Final = [S.WALLET, S.CARD]
DOORS: Final[Mapping[str, S]] = {"wallet": S.WALLET}
OWN: Final = [S.WALLET, S.CARD]

ROWS: Final[list[list[Any]]] = [
    # what happened      where we are     where it leads
    ["card_chosen",      S.WALLET,        S.CARD],
    ["card_gone",        S.CARD,          S.WALLET],

    ["back",             S.WALLET,        S.MENU],
    ["back",             S.CARD,          S.WALLET],
]  # fmt: skip
