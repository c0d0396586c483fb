"""The main menu: what is possible now, in the order in which a client needs it, the next appointment first."""

from collections.abc import Iterator
from dataclasses import replace

from fsm.booking.invitation import to_book
from fsm.desk import TryLater
from fsm.events import Said
from fsm.prompts import DayAndClock, Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.allowed import ahead
from fsm.visits.own import facts, named, own_visits
from fsm.words import Visit, Visits


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    return await _menu(scene)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    if picked(said, "menu:") == "offers":
        return await _menu(scene, Say("own.text", {"text": scene.rules.offers}))
    if record := picked(said, "visit:"):
        return await _chosen(int(record), scene)
    return Misfit()


def forget(draft: Draft) -> Draft:
    return Draft()


async def _menu(scene: Scene, note: Say | None = None) -> Prompt:
    visits = await _own(scene)
    coming = min((visit for visit in visits.items if ahead(visit, scene)), key=_starts, default=None)
    text = Say("menu.next", facts(coming) | {"location": coming.location.title}) if coming else Say("menu.text")
    return Prompt(text, tuple(_options(coming, visits, scene)), note=note)


async def _chosen(record: int, scene: Scene) -> Chosen:
    """The appointment, looked up anew."""
    visit = (await own_visits(scene)).find(record)
    return Chosen(Draft(visit=visit), "visit_chosen") if visit else Chosen(Draft(), "visits", Say("visits.gone"))


async def _own(scene: Scene) -> Visits:
    """The client's appointments; none where they cannot be read at once, for nobody waits for a menu."""
    try:
        return await own_visits(scene, soon=True)
    except TryLater:
        return Visits((), whole=False)


def _starts(visit: Visit) -> float:
    return visit.starts.timestamp()


def _options(coming: Visit | None, visits: Visits, scene: Scene) -> Iterator[Option]:
    """Ten at the most, which is what a list in WhatsApp holds."""
    rules = scene.rules
    if coming:
        label = Say("label.visit", {"when": DayAndClock(coming.starts), "service": named(coming)})
        yield Option(f"visit:{coming.record}", label)
    yield from (replace(option, primary=True) for option in to_book(rules))
    if rules.availability and visits.items:
        yield Option("repeat", Say("label.book_again"))
    yield Option("visits", Say("label.visits"))
    yield Option("wallet", Say("label.wallet"))
    yield Option("places", Say("label.places"))
    if rules.offers:
        yield Option("menu:offers", Say("label.offers"))
    yield Option("profile", Say("label.profile"))
    yield Option("person", Say("label.person"))
    yield Option("language", Say("label.language"))
