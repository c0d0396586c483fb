"""One location: what is to be known before one goes there, and the ways to it (S3-38)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from fsm.booking.invitation import SEE_TIMES
from fsm.events import Said
from fsm.links import call, link, page
from fsm.prompts import DayAndClock, Option, Prompt, Say, Value
from fsm.session import Client, Draft, toggled
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.allowed import ahead, standing
from fsm.visits.own import named, own_visits
from fsm.wallet.shop import to_buy
from fsm.words import Location, Place, Review, Visit

REVIEWS: Final = 3
VISITS: Final = 3
"""So many are shown of each."""


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    location = await _location(draft, scene)
    if not location:
        return Chosen(Draft(), "place_gone")
    place = await scene.desk.place(location.id)
    options = (*_ways_in(location, scene), *await _visits(location, scene), *_links(place, scene))
    return Prompt(_text(place, scene), options, image=page(place.image))


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    location = await _location(draft, scene)
    if not location:
        return Chosen(Draft(), "place_gone")
    match picked(said, "place:"):
        case "book":
            return Chosen(Draft(location=location), "book")
        case "favourite":
            return Chosen(draft, "place_chosen", client=_marked(scene.client, location.id))
    if record := picked(said, "visit:"):
        visit = (await own_visits(scene)).find(int(record))
        return Chosen(Draft(visit=visit), "visit_chosen") if visit else await ask(draft, scene)
    return Misfit()


def forget(draft: Draft) -> Draft:
    return draft


async def _location(draft: Draft, scene: Scene) -> Location | None:
    """The location that the client looks at, as it is by now; None if the salon has given it up."""
    id = draft.location.id if draft.location else 0
    return next((location for location in await scene.desk.locations() if location.id == id), None)


def _marked(client: Client, location: int) -> Client:
    return replace(client, favourites=toggled(client.favourites, location))


# --- what is told


def _text(place: Place, scene: Scene) -> Say:
    location = place.location
    told: dict[str, Value] = {
        "title": location.title,
        "address": location.address,
        "about": place.about,
        "hours": place.hours,
        "phone": _phone(place),
        "offers": scene.rules.offers,
        "reviews": _reviews(place),
    }
    return Say("place.text", told)


def _phone(place: Place) -> str:
    """The first of several is the one to call (S3-40)."""
    return next(iter(place.phones), place.location.phone)


def _reviews(place: Place) -> Value:
    last = [_worded(review) for review in place.reviews[:REVIEWS]]
    return Say("place.reviews", {"reviews": "\n".join(last)}) if last else ""


def _worded(review: Review) -> str:
    stars = "★" * review.mark + "☆" * (5 - review.mark)
    words = ": ".join(filter(None, (review.name, review.text)))
    return f"{stars} {words}".rstrip()


# --- what can be done


def _ways_in(location: Location, scene: Scene) -> Iterator[Option]:
    if scene.rules.availability:
        yield Option("place:book", Say("label.book_here") if scene.rules.booking else SEE_TIMES, primary=True)
    favourite = location.id in scene.client.favourites
    yield Option("place:favourite", Say("label.not_favourite") if favourite else Say("label.favourite"))


async def _visits(location: Location, scene: Scene) -> tuple[Option, ...]:
    """The client's own there: those to come, the soonest first, then the last ones (S3-34)."""
    there = [visit for visit in (await own_visits(scene)).items if visit.location.id == location.id]
    to_come = sorted((visit for visit in there if ahead(visit, scene)), key=lambda visit: visit.starts)
    been = sorted((visit for visit in there if visit not in to_come), key=lambda visit: visit.starts, reverse=True)
    return tuple(_option(visit, scene) for visit in [*to_come, *been][:VISITS])


def _option(visit: Visit, scene: Scene) -> Option:
    label = Say("label.visit", {"when": DayAndClock(visit.starts), "service": named(visit)})
    return Option(f"visit:{visit.record}", label, (standing(visit, scene),))


def _links(place: Place, scene: Scene) -> Iterator[Option]:
    """The ways there, and what can be bought there (S3-48, S3-49)."""
    yield from link("directions", place.directions, Say("label.directions"))
    yield from call(_phone(place), Say("label.call"))
    yield from link("site", place.location.site, Say("label.site"))
    others = (elsewhere for elsewhere in place.links if page(elsewhere) != page(place.location.site))
    for n, elsewhere in enumerate(others, 1):
        yield from link(f"page{n}", elsewhere)
    yield from to_buy(scene)
