"""One card: all about it, and booking with a membership."""

from collections.abc import Iterator, Sequence
from typing import Final

from fsm.booking.invitation import SEE_TIMES
from fsm.events import Said
from fsm.links import page
from fsm.prompts import Option, Prompt, Say, Value
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.wallet.own import Card, Own, own, titled, usable, validity
from fsm.wallet.shop import buy_gift_card, buy_membership
from fsm.wallet.worded import amount, loyalty, visits_left
from fsm.words import Catalogue, GiftCard, LoyaltyCard, Membership

NAMED: Final = 12
"""So many of the services that a membership covers are named."""


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    mine = await own(scene)
    card = mine.find(draft.card)
    return await _card(card, mine, scene) if card else gone()


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    mine = await own(scene)
    card = mine.find(draft.card)
    if not card:
        return gone()
    if not picked(said, "card:"):
        return Misfit()
    if not isinstance(card, Membership) or not _bookable(card, mine, scene):
        return await _card(card, mine, scene)
    return Chosen(Draft(membership=card), "book", Say("card.booking", {"title": card.title}))


def forget(draft: Draft) -> Draft:
    return draft


def gone() -> Chosen:
    """It is not among the client's own: used up and taken away, or never theirs."""
    return Chosen(Draft(), "card_gone", Say("wallet.gone"))


def _bookable(membership: Membership, mine: Own, scene: Scene) -> bool:
    return scene.rules.availability and usable(membership, mine.today) and bool(mine.valid_at(membership))


async def _card(card: Card, mine: Own, scene: Scene) -> Prompt:
    copy = Option("copy:number", Say("label.copy_number"), kind="copy", copies=card.number)
    options = (*_ways(card, mine, scene), *([copy] if card.number else []))
    shown: dict[str, Value] = {"title": titled(card, mine.today), "number": card.number, "owner": card.owner}
    match card:
        case Membership():
            text = Say("card.membership", shown | await _membership(card, mine, scene))
            return Prompt(text, options, image=page(card.image))
        case GiftCard():
            return Prompt(Say("card.gift_card", shown | _gift_card(card, mine)), options, image=page(card.image))
    return Prompt(Say("card.loyalty_card", shown | _loyalty_card(card, mine)), options)


def _ways(card: Card, mine: Own, scene: Scene) -> Iterator[Option]:
    match card:
        case Membership():
            if _bookable(card, mine, scene):
                yield Option("card:book", Say("label.book_with") if scene.rules.booking else SEE_TIMES, primary=True)
            yield from buy_membership(scene)
        case GiftCard():
            yield from buy_gift_card(scene)


# --- what is told


async def _membership(card: Membership, mine: Own, scene: Scene) -> dict[str, Value]:
    """How long it may be frozen is told where it may be, where it is good if that is not everywhere (S3-42)."""
    here = mine.valid_at(card)
    everywhere = len(here) == len(mine.locations)
    return {
        "state": _state(card),
        "visits": visits_left(card),
        "validity": validity(card, mine.today),
        "freeze": _freeze(card),
        "services": _listed(_covered(card, await scene.desk.catalogue(here[0].id))) if here else "",
        "places": "" if everywhere else ", ".join(location.title for location in here),
    }


def _state(card: Membership) -> Value:
    if card.frozen:
        return Say("card.frozen")
    return "" if card.active else Say("card.inactive")


def _freeze(card: Membership) -> Value:
    if card.freeze is None:
        return ""
    return Say("card.freeze", {"days": card.freeze.days}) if card.freeze.days else Say("card.may_freeze")


def _covered(card: Membership, catalogue: Catalogue) -> list[str]:
    """The titles of what it covers: whole categories, then single services."""
    categories = [category.title for category in catalogue.categories if category.id in card.categories]
    return categories + [service.title for service in catalogue.services if service.id in card.covers]


def _listed(titles: Sequence[str]) -> str:
    return ", ".join([*titles[:NAMED], *(["…"] if len(titles) > NAMED else [])])


def _gift_card(card: GiftCard, mine: Own) -> dict[str, Value]:
    """What is left is told where it is spent bit by bit (S3-46)."""
    return {
        "worth": amount(card.worth, card.currency),
        "left": "" if card.balance is None else amount(card.balance, card.currency),
        "validity": validity(card, mine.today),
        "use": Say("card.once") if card.balance is None else Say("card.many_times"),
        "pays_for": Say(f"card.pays_for_{card.pays_for}"),
    }


def _loyalty_card(card: LoyaltyCard, mine: Own) -> dict[str, Value]:
    promises = loyalty(card)
    return {
        "first": promises[0],
        "second": promises[1] if len(promises) > 1 else "",
        "programmes": "\n".join(card.programmes),
    }
