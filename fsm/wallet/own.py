"""The client's cards, and how they stand today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from fsm.login.consent import agreed
from fsm.prompts import Day, Say
from fsm.step import Scene
from fsm.words import GiftCard, Location, LoyaltyCard, Membership, Wallet

SOON: Final = timedelta(days=7)
"""A card that ends within these is marked (S3-44)."""

Card = Membership | GiftCard | LoyaltyCard

KINDS: Final = {Membership: "membership", GiftCard: "gift_card", LoyaltyCard: "loyalty_card"}


@dataclass(frozen=True, slots=True)
class Own:
    """What this client holds, beside the salon's locations. `today` is the salon's."""

    wallet: Wallet
    locations: Sequence[Location]
    today: date

    @property
    def cards(self) -> tuple[Card, ...]:
        return (*self.wallet.memberships, *self.wallet.gift_cards, *self.wallet.loyalty_cards)

    def find(self, name: str) -> Card | None:
        return next((card for card in self.cards if name_of(card) == name), None)

    def valid_at(self, membership: Membership) -> list[Location]:
        """The salon's locations where it can be used: all, where it names none."""
        return [here for here in self.locations if here.id in membership.locations or not membership.locations]


async def own(scene: Scene) -> Own:
    """Of the number that this chat has proved to be the client's, who has agreed to be shown them. Raises LoggedOut."""
    wallet = await scene.desk.wallet(scene.client.verified if await agreed(scene) else "")
    locations = await scene.desk.locations()
    return Own(wallet, locations, scene.now.astimezone(ZoneInfo(locations[0].zone)).date())


def name_of(card: Card) -> str:
    """How a card is named in a button, and in the draft."""
    return f"{KINDS[type(card)]}:{card.id}"


def titled(card: Card, today: date) -> str:
    """The title with its mark: ❄️ frozen, which says more than 🔥 ends soon (S3-44)."""
    if isinstance(card, Membership) and card.frozen:
        return f"❄️ {card.title}"
    ends = None if isinstance(card, LoyaltyCard) else card.expires
    return f"🔥 {card.title}" if ends and timedelta(0) <= ends - today <= SOON else card.title


def validity(card: Membership | GiftCard, today: date) -> Say:
    """The day it ends is its last."""
    if not card.expires:
        return Say("card.no_end")
    day = Day(card.expires, year=True)
    return Say("card.until", {"day": day}) if card.expires >= today else Say("card.expired", {"day": day})


def usable(membership: Membership, today: date) -> bool:
    """Whether a visit can be taken from it (P-19)."""
    expired = membership.expires is not None and membership.expires < today
    return membership.active and not membership.frozen and not expired and membership.left != 0
