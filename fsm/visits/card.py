"""One appointment: all about it, and what can be done about it now."""

from collections.abc import Iterator
from dataclasses import replace

from fsm.events import Said
from fsm.prompts import DayAndClock, Length, Money, Option, Prompt, Say, Value
from fsm.session import Client, Draft, S, toggled
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.allowed import ahead, no_cancel, no_move, no_review, no_undo, standing, took_place
from fsm.visits.own import named, own_visits
from fsm.visits.repeat import as_it_was, can_be_as_it_was
from fsm.words import Appointment, Visit, Visits


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    visits = await own_visits(scene)
    visit = _seen(draft, visits)
    return await _card(visit, visits, scene) if visit else gone()


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    visits = await own_visits(scene)
    visit = _seen(draft, visits)
    if not visit:
        return gone()
    match picked(said, "visit:"):
        case "move" if reason := no_move(visit, scene):
            return refused(visit, scene, reason)
        case "move" if not _known(visits, scene):
            return Chosen(Draft(visit=visit, aim=S.VISIT), "log_in", Say("move.log_in"))
        case "move":
            return Chosen(_moving(visit), "move")
        case "cancel":
            return Chosen(Draft(visit=visit), "cancel_visit")
        case "undo" if reason := no_undo(visit, scene):
            return refused(visit, scene, reason)
        case "undo":
            return await as_it_was(visit, scene)
        case "again":
            return Chosen(Draft(visit=visit), "repeat")
        case "favourite":
            return Chosen(Draft(visit=visit), "marked", client=_marked(scene.client, visit.staff.id))
        case "rate" | "rate_place" if not _known(visits, scene):
            return Chosen(Draft(visit=visit, aim=S.VISIT), "log_in", Say("rate.log_in"))
        case "rate":
            return Chosen(Draft(visit=visit), "rate")
        case "rate_place":
            return Chosen(Draft(visit=visit, of_place=True), "rate")
        case "calendar":
            return await _card(visit, visits, scene, Say("visit.calendar"), _appointment(visit))
    return Misfit()


def forget(draft: Draft) -> Draft:
    return Draft(visit=draft.visit)


def gone() -> Chosen:
    """It is not among the client's own: taken out of the calendar, or never theirs."""
    return Chosen(Draft(), "visit_gone", Say("visits.gone"))


async def missing(visit: Visit, scene: Scene) -> Chosen:
    """It cannot be seen any more just before it is changed: because it is gone, or because the login is."""
    visits = await own_visits(scene)
    if scene.client.verified and scene.rules.existing_appointments and not visits.whole:
        return Chosen(Draft(visit=visit, aim=S.VISIT), "log_in", Say("visit.log_in_again"))
    return gone()


def moved(visit: Visit) -> Chosen:
    """Back at the card: the visit has got another time since the client was asked about it."""
    return Chosen(Draft(visit=visit), "not_allowed", Say("visit.moved"))


def refused(visit: Visit, scene: Scene, reason: Say) -> Chosen:
    """Back at the card. Why something that lies ahead cannot be changed is told there; another `reason` goes along."""
    return Chosen(Draft(visit=visit), "not_allowed", Say("visit.unchanged") if ahead(visit, scene) else reason)


def _seen(draft: Draft, visits: Visits) -> Visit | None:
    return visits.find(draft.visit.record) if draft.visit else None


def _known(visits: Visits, scene: Scene) -> bool:
    """Whether the client is logged in: without that a visit can be neither moved nor reviewed."""
    return visits.whole if scene.rules.existing_appointments else bool(scene.client.verified)


def _moving(visit: Visit) -> Draft:
    """The draft of a booking in which everything is known but the day and the time."""
    return Draft(visit=visit, location=visit.location, services=visit.services, staff=visit.staff)


async def _card(
    visit: Visit, visits: Visits, scene: Scene, note: Say | None = None, appointment: Appointment | None = None
) -> Prompt:
    undo = not _awaited(visit, visits, scene) and await can_be_as_it_was(visit, scene)
    options = [*_changes(visit, scene, undo), *_options(visit, scene)]
    return Prompt(_text(visit, scene), tuple(options), note=note, appointment=appointment)


def _text(visit: Visit, scene: Scene) -> Say:
    """All that is known; what lies ahead and cannot be changed says why."""
    reasons = [reason for reason in (no_move(visit, scene), no_cancel(visit, scene)) if reason and ahead(visit, scene)]
    shown: dict[str, Value] = {
        "service": named(visit),
        "staff": visit.staff.name,
        "when": DayAndClock(visit.starts),
        "length": Length(visit.length),
        "price": "" if visit.cost is None else Money(visit.cost, None, visit.location.currency),
        "location": visit.location.title,
        "address": visit.location.address,
        "phone": visit.location.phone,
        "status": standing(visit, scene),
        "comment": visit.comment,
        "no_move": reasons[0] if reasons else "",
        "no_cancel": reasons[1] if len(reasons) > 1 else "",
        "review_link": scene.rules.review_link if took_place(visit, scene) else "",
    }
    return Say("visit.text", shown)


def _changes(visit: Visit, scene: Scene, undo: bool) -> Iterator[Option]:
    if not no_move(visit, scene):
        yield Option("visit:move", Say("label.move"))
    if not no_cancel(visit, scene):
        yield Option("visit:cancel", Say("label.cancel_visit"))
    if undo:
        yield Option("visit:undo", Say("label.undo"))


def _awaited(visit: Visit, visits: Visits, scene: Scene) -> bool:
    """Whether the client is awaited then: at this visit, or at one that they have booked in its place."""
    same = [other for other in visits.items if (other.staff.id, other.starts) == (visit.staff.id, visit.starts)]
    return any(ahead(other, scene) for other in same)


def _options(visit: Visit, scene: Scene) -> Iterator[Option]:
    if ahead(visit, scene):
        yield Option("visit:calendar", Say("label.add_to_calendar"))
    if not no_review(visit, scene, of_place=False):
        yield Option("visit:rate", Say("label.rate", {"staff": visit.staff.name}))
    if not (no_review(visit, scene, of_place=True) or scene.rules.review_link):
        yield Option("visit:rate_place", Say("label.rate_place"))
    if took_place(visit, scene) and visit.staff.id:
        who: dict[str, Value] = {"staff": visit.staff.name}
        marked = visit.staff.id in scene.client.favourite_staff
        label = Say("label.not_favourite_staff", who) if marked else Say("label.favourite_staff", who)
        yield Option("visit:favourite", label)
    if scene.rules.availability:
        yield Option("visit:again", Say("label.book_again"))


def _marked(client: Client, staff: int) -> Client:
    return replace(client, favourite_staff=toggled(client.favourite_staff, staff))


def _appointment(visit: Visit) -> Appointment:
    """What a calendar file tells of the visit."""
    return Appointment(visit.record, "", visit.location, visit.services, visit.staff, visit.starts, visit.length)
