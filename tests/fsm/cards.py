"""What clients of the salon in memory hold, and what is told of one of its locations."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from fsm.words import GiftCard, LoyaltyCard, Membership, PaysFor, Place, Review, Wallet
from tests.fsm.salon import HAIR, MANICURE, PEDICURE, PODIL, SOHO

TEN: Final = Membership(
    1,
    "0077",
    "Ten for nails",
    owner="Glow",
    left=3,
    total=10,
    expires=date(2026, 3, 5),
    freeze=timedelta(days=14),
    covers=(MANICURE.id, PEDICURE.id),
    locations=(SOHO.id,),
    image="https://glow.example/ten.png",
)
HAIR_YEAR: Final = Membership(
    2, "0078", "A year of haircuts", left=1, categories=(HAIR.id,), freeze=timedelta(0), expires=date(2025, 12, 8)
)
ANYTHING: Final = Membership(3, "", "Anything goes", balance="Haircut (x 2)", locations=(SOHO.id, PODIL.id))
FROZEN: Final = Membership(4, "0079", "On ice", left=5, frozen=True, expires=date(2025, 12, 3))
USED_UP: Final = Membership(5, "0080", "Used up", left=0, total=5, covers=(MANICURE.id,))
OVER: Final = Membership(6, "0081", "Last year's", left=2, expires=date(2025, 11, 30))
ASLEEP: Final = Membership(7, "0082", "Not begun", left=2, active=False)
ELSEWHERE: Final = Membership(8, "0083", "For another town", left=2, locations=(99,))

ONCE: Final = GiftCard(1, "5501", "A treat", Decimal(50), "GBP", expires=date(2025, 12, 4))
BIT_BY_BIT: Final = GiftCard(
    2, "5502", "For a year", Decimal(100), balance=Decimal("20.5"), pays_for=PaysFor.SERVICES, owner="Glow"
)
SPENT: Final = GiftCard(
    3, "5503", "All spent", Decimal(30), "GBP", balance=Decimal(0), pays_for=PaysFor.SOME_SERVICES_AND_GOODS
)

BONUS: Final = LoyaltyCard(
    1, "9001", "Regular", Decimal(120), programmes=("5% of each visit comes back",), owner="Glow"
)
DISCOUNT: Final = LoyaltyCard(2, "9002", "Friend", discount=Decimal("7.50"))
BOTH: Final = LoyaltyCard(3, "9003", "Best friend", Decimal(10), Decimal(10), "GBP")
FRESH: Final = LoyaltyCard(4, "9004", "New here")

CARDS: Final = {
    card.title: card
    for card in (
        TEN, HAIR_YEAR, ANYTHING, FROZEN, USED_UP, OVER, ASLEEP, ELSEWHERE, ONCE, BIT_BY_BIT, SPENT, BONUS, DISCOUNT,
        BOTH, FRESH,
    )
}  # fmt: skip


def wallet(*titles: str) -> Wallet:
    """One with the cards of these titles."""
    cards = [CARDS[title] for title in titles]
    return Wallet(
        tuple(card for card in cards if isinstance(card, Membership)),
        tuple(card for card in cards if isinstance(card, GiftCard)),
        tuple(card for card in cards if isinstance(card, LoyaltyCard)),
    )


SOHO_TOLD: Final = Place(
    replace(SOHO, site="www.glow.example"),
    about="Three chairs, one dog.",
    hours="Mon–Sat 9:00–20:00",
    phones=("+44 20 7946 0009", "+44 20 7946 0010"),
    links=("https://www.glow.example", "https://instagram.com/glow", "www.glow.example/blog", "javascript:alert(1)"),
    directions="https://maps.example/?q=51.5,-0.13",
    image="https://glow.example/soho.jpg",
    reviews=(
        Review("Mary", 5, "Best hands in town.", datetime(2025, 11, 30)),  # noqa: DTZ001 - wall clocks
        Review("", 3, "Fine"),
        Review("Tom", 4, ""),
        Review("Ann", 1, "The fourth is not shown."),
    ),
)
