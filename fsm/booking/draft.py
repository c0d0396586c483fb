"""Reading a draft: facts that earlier steps have made certain, and those that follow from others."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from fsm.contact import full_name
from fsm.desk import Rules
from fsm.prompts import Money
from fsm.requests import Order
from fsm.session import Draft
from fsm.step import Scene
from fsm.words import ANY_STAFF, ANYONE, Catalogue, Location, Phone, Service, Slot


def at(draft: Draft) -> Location:
    """The location; every step after the first has one."""
    assert draft.location
    return draft.location


def what(draft: Draft) -> tuple[Service, ...]:
    """The services; every step after theirs has at least one."""
    assert draft.services
    return draft.services


def on(draft: Draft) -> date:
    """The day; every step after it has one."""
    assert draft.day
    return draft.day


def free_time(draft: Draft) -> Slot:
    """The slot; every step after it has one."""
    assert draft.slot
    return draft.slot


def calls(draft: Draft) -> Phone:
    """The phone; every step after it has one."""
    assert draft.phone
    return draft.phone


def by(draft: Draft) -> int:
    """Whom to ask free times of: the chosen team member, or anyone."""
    return draft.staff.id if draft.staff else ANYONE


def anyone_will_do(draft: Draft, rules: Rules) -> bool:
    """Whether another team member may be offered in place of the chosen one. Who moves an appointment keeps theirs."""
    return by(draft) != ANYONE and not draft.visit and rules.ask_staff and rules.offer_any_staff


def known_name(scene: Scene) -> str:
    """The client's name as told before, else as the channel knows it, else "" (S2-9)."""
    return scene.client.full_name or full_name(scene.profile.name) or ""


def known_phone(scene: Scene) -> Phone | None:
    """The client's phone as used before, else the one that they have proved, else as the channel vouches for it (N-13).

    For one that was used before only the channel vouches, here and now: what is remembered may come from another chat.
    """
    client = scene.client
    number = client.phone.number if client.phone else client.verified or scene.profile.phone
    return Phone(number, own=number == scene.profile.phone) if number else None


def price(services: Sequence[Service], currency: str) -> Money:
    """What they cost together."""
    low = sum((service.price_min for service in services), Decimal(0))
    high = sum((service.price_max or service.price_min for service in services), Decimal(0))
    return Money(low, high if high > low else None, currency)


def timed(slot: Slot, services: Sequence[Service]) -> Slot:
    """The slot with its length: if the free times do not tell it, what the services take together, if that is known."""
    lengths = [service.length for service in services if service.length and not service.length_max]
    known = not slot.length and len(lengths) == len(services)
    return replace(slot, length=sum(lengths, timedelta(0))) if known else slot


def takes(draft: Draft, location: Location) -> bool:
    """Whether the membership that is booked with, if any, is good there; one that names no location is good in all."""
    return not (draft.membership and draft.membership.locations) or location.id in draft.membership.locations


def covered(draft: Draft, catalogue: Catalogue) -> Catalogue:
    """What can be booked: everything, or what the membership covers, as far as Altegio tells what that is (S3-43)."""
    held = draft.membership
    if not held or not (held.covers or held.categories):
        return catalogue
    services = tuple(one for one in catalogue.services if one.id in held.covers or one.category in held.categories)
    within = {service.category for service in services}
    return Catalogue(tuple(category for category in catalogue.categories if category.id in within), services)


def order(draft: Draft, scene: Scene) -> Order:
    """All that a booking needs, once the table has led past every step (S0-30)."""
    held = draft.membership
    return Order(
        location=at(draft),
        services=what(draft),
        staff=draft.staff or ANY_STAFF,
        slot=timed(free_time(draft), what(draft)),
        full_name=draft.full_name or known_name(scene),
        phone=calls(draft),
        code=draft.code,
        email=draft.email,
        comment=draft.comment,
        membership=", ".join(filter(None, (held.title, held.number))) if held else "",
    )
