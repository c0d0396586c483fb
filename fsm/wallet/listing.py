"""All cards of the client: memberships, gift cards, loyalty cards (S3-41, S3-45, S3-68)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from fsm.booking.invitation import to_book
from fsm.events import Said
from fsm.prompts import Option, Prompt, Say, Value
from fsm.session import Draft, S
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.wallet.own import Card, Own, name_of, own, titled, validity
from fsm.wallet.shop import to_buy
from fsm.wallet.worded import gift_left, loyalty, visits_left
from fsm.words import GiftCard, Membership

ENDING: Final = 4
"""So many of the last digits tell one number from another, as on any card."""


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    return _all(await own(scene), scene)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    if picked(said, "wallet:"):
        return Chosen(Draft(aim=S.WALLET), "log_in")
    mine, name = await own(scene), picked(said, "")
    if card := mine.find(name):
        return Chosen(Draft(card=name_of(card)), "card_chosen")
    return _all(mine, scene, Say("wallet.gone")) if name else Misfit()


def forget(draft: Draft) -> Draft:
    return replace(draft, card="")


def _all(mine: Own, scene: Scene, note: Say | None = None) -> Prompt:
    cards = (Option(name_of(card), _label(card, mine), _hint(card, mine)) for card in mine.cards)
    return Prompt(_text(mine, scene), (*cards, *_ways(mine, scene)), note=note)


def _text(mine: Own, scene: Scene) -> Say:
    """How many there are of each kind; where there is nothing, whose number that is (S3-23)."""
    if not mine.cards:
        return Say("wallet.none", {"phone": scene.client.verified})
    held = mine.wallet
    shown: dict[str, Value] = {
        "memberships": Say("wallet.memberships", {"count": len(held.memberships)}) if held.memberships else "",
        "gift_cards": Say("wallet.gift_cards", {"count": len(held.gift_cards)}) if held.gift_cards else "",
        "loyalty_cards": Say("wallet.loyalty_cards", {"count": len(held.loyalty_cards)}) if held.loyalty_cards else "",
    }
    return Say("wallet.text", shown)


def _label(card: Card, mine: Own) -> Value:
    """The title; beside it, where several cards have the same, what tells them apart."""
    alike = [other for other in mine.cards if other.title == card.title]
    apart = _apart(card, alike, mine) if len(alike) > 1 else ""
    title = titled(card, mine.today)
    return Say("label.card", {"title": title, "apart": apart}) if apart else title


def _apart(card: Card, alike: list[Card], mine: Own) -> Value:
    """The end of its number, or all of it where several end alike; what is left on a card without a number."""
    ends = [other.number[-ENDING:] for other in alike]
    if not card.number:
        return _hint(card, mine)[0]
    end = card.number[-ENDING:]
    return end if ends.count(end) == 1 else card.number


def _hint(card: Card, mine: Own) -> tuple[Value, ...]:
    match card:
        case Membership():
            return (visits_left(card), validity(card, mine.today))
        case GiftCard():
            return (gift_left(card), validity(card, mine.today))
    return loyalty(card)


def _ways(mine: Own, scene: Scene) -> Iterator[Option]:
    yield from to_buy(scene)
    if mine.cards:
        return
    yield from to_book(scene.rules)
    yield Option("wallet:number", Say("label.change_number"))
