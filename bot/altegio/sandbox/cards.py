"""What clients own in a chain: memberships, gift cards, loyalty cards. `phone` says whose it is, digits only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

DAY, MONTH = 1, 3
"""Units of a period, as Altegio numbers them."""

ISSUED, ACTIVATED = (1, "Issued"), (2, "Activated")


@dataclass(frozen=True, slots=True)
class Covered:
    """What a membership pays for: a service, or with `category_id` 1 a whole category; `count` when it was new."""

    id: int
    category_id: int
    title: str
    count: int
    left: int


@dataclass(frozen=True, slots=True)
class Membership:
    """`salons`: where it is good; `united`: all that is covered shares one count.

    `freeze_days`: for how long it may be frozen, 0 = it cannot be; `frozen_days`: for how long it is.
    """

    id: int
    phone: str
    number: str
    title: str
    salons: frozenset[int]
    covers: tuple[Covered, ...]
    status: tuple[int, str]
    expires: datetime | None
    period: tuple[int, int]
    united: bool = False
    freeze_days: int = 0
    frozen_days: int = 0

    @property
    def frozen(self) -> bool:
        return self.frozen_days > 0


@dataclass(frozen=True, slots=True)
class GiftCard:
    """`pays_for`: 0 all, 1 services, 2 some services and all products, 3 some services, 4 products."""

    id: int
    phone: str
    number: str
    title: str
    salons: frozenset[int]
    nominal: int
    balance: int
    multi: bool
    pays_for: int
    created: datetime
    expires: datetime | None


@dataclass(frozen=True, slots=True)
class CardType:
    """A kind of loyalty card, with the one programme it has: so many per cent, from so much spent on."""

    id: int
    title: str
    kind: Literal["discount", "cashback"]
    rules: tuple[tuple[int, int], ...]

    @property
    def value(self) -> int:
        return self.rules[0][0]


@dataclass(frozen=True, slots=True)
class LoyaltyCard:
    id: int
    phone: str
    number: str
    type: CardType
    balance: int
    points: int
    paid: int
    visits: int


CARD_TYPES = (
    CardType(5101, "Silver Heron Club", "discount", ((10, 0),)),
    CardType(5102, "Silver Heron Bonus", "cashback", ((5, 0), (10, 1000))),
    CardType(5103, "Bring a friend", "cashback", ((7, 0),)),
)
