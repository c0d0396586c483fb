"""Book the same again: all is known but the time, and the nearest free ones are shown at once (S3-19, S3-29)."""

from dataclasses import replace

from fsm.booking.draft import known_name, known_phone
from fsm.desk import TryLater
from fsm.events import Said, When
from fsm.prompts import Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene
from fsm.visits.allowed import no_undo
from fsm.visits.own import facts, own_visit, own_visits
from fsm.words import ANYONE, Phone, Slot, Status, Visit, Visits, ids


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    """The visit that the client looks at, else the one that they had last; who has none books from the start."""
    visit = await own_visit(draft, scene) if draft.visit else _last(await own_visits(scene), scene)
    if not visit:
        return Chosen(Draft(), "book", Say("repeat.nothing"))
    once_more = Say("repeat.text", facts(visit) | {"staff": visit.staff.name})
    return _booked(await _preset(visit, scene), once_more)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    return Misfit()  # it has no question of its own: only a calendar that cannot be read stops it here


def forget(draft: Draft) -> Draft:
    return draft


async def can_be_as_it_was(visit: Visit, scene: Scene) -> bool:
    """Whether what the client has cancelled can be taken back: its time is free again, as far as that can be read. One
    that was marked as a no-show may still take it up (S2-12).
    """
    if no_undo(visit, scene):
        return False
    try:
        slots = await scene.desk.slots(visit.location.id, ids(visit.services), visit.staff.id, visit.starts.date())
    except TryLater:
        return True
    return any(slot.starts == visit.starts for slot in slots)


async def as_it_was(visit: Visit, scene: Scene) -> Chosen:
    """The booking again, time and all; it takes the usual way, which finds the nearest times if that one has gone."""
    slot = Slot(visit.starts, visit.length, visit.starts.isoformat())
    again = await _preset(visit, scene)
    return _booked(replace(again, day=visit.starts.date(), slot=slot, wish=None, comment=visit.comment))


def _booked(again: Draft, note: Say | None = None) -> Chosen:
    return Chosen(again, "book", note if again.services else Say("repeat.choose_service"))


async def _preset(visit: Visit, scene: Scene) -> Draft:
    """A booking in which only the day and the time are to be chosen, beginning with the first day that is free.

    What is no longer there is asked again by its own step. Where a service has to be paid for first, or none is told,
    one has to be chosen.
    """
    desk, location = scene.desk, visit.location
    known = Draft(location=location, full_name=known_name(scene), phone=_phone(scene))
    services = (await desk.catalogue(location.id)).again(visit.services)
    if not visit.services or any(service.prepaid for service in services):
        return known
    staff = visit.staff if visit.staff.id != ANYONE else None
    whole = replace(known, services=services or visit.services, staff=staff)
    if not services:
        return whole
    days = await desk.dates(location.id, ids(services), visit.staff.id)
    whole = replace(whole, category=services[0].category)  # for who goes back to the services
    return replace(whole, day=days[0], wish=When()) if days else whole


def _phone(scene: Scene) -> Phone | None:
    """The number that is proved, else the one that a booking would offer."""
    proved = scene.client.verified
    return Phone(proved, own=proved == scene.profile.phone) if proved else known_phone(scene)


def _last(visits: Visits, scene: Scene) -> Visit | None:
    """The last one that the client came to, else the last that is still to come."""
    kept = [visit for visit in visits.items if visit.status not in (Status.CANCELLED, Status.MISSED)]
    return max(kept, key=lambda visit: (visit.starts <= scene.now, visit.starts), default=None)
