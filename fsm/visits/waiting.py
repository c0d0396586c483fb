"""The steps in which an order about an appointment is out: its end, another time, a review.

All three may be told that the client has to log in once more, and lead back to the card after that.
"""

from dataclasses import dataclass, replace

from fsm.booking.draft import free_time, known_name
from fsm.events import Done, Outcome, OutcomeUnknown, Refused, Why
from fsm.prompts import Say, Value
from fsm.requests import Cancel, Move, Rate, Request
from fsm.session import Client, Draft, S
from fsm.step import Chosen, Scene
from fsm.visits.allowed import just_cancelled, reviewed
from fsm.visits.card import gone
from fsm.visits.own import looks_at
from fsm.waiting import AtWork

POOR = 3
"""The highest mark that says something was amiss."""

REMEMBERED = 100
"""So many reviews of a client are remembered, so that none is asked for twice."""


@dataclass(frozen=True, slots=True)
class Cancelling(AtWork):
    """The appointment is being taken out of the calendar."""

    def order(self, draft: Draft, scene: Scene, key: str) -> tuple[Draft, Request]:
        return draft, Cancel(key, looks_at(draft), scene.client.verified, draft.comment)

    def heard(self, draft: Draft, outcome: Outcome, scene: Scene) -> Chosen:
        match outcome:
            case Done() | Refused(why=Why.GONE):
                return Chosen(Draft(visit=draft.visit), "cancelled", client=_has_cancelled(draft, scene))
        return _unchanged(draft, outcome, Say("cancel.refused", _phone(draft)), Say("cancel.not_reached"))


@dataclass(frozen=True, slots=True)
class Moving(AtWork):
    """The appointment is getting its new time."""

    def order(self, draft: Draft, scene: Scene, key: str) -> tuple[Draft, Request]:
        return draft, Move(key, looks_at(draft), scene.client.verified, free_time(draft))

    def heard(self, draft: Draft, outcome: Outcome, scene: Scene) -> Chosen:
        match outcome:
            case Done():
                return Chosen(Draft(visit=draft.visit), "moved", Say("move.done"))
            case Refused(why=Why.SLOT_TAKEN):
                return Chosen(replace(draft, lost=draft.slot, slot=None), Why.SLOT_TAKEN)
            case Refused(why=Why.GONE):
                return gone()
        return _unchanged(draft, outcome, Say("move.refused", _phone(draft)), Say("move.not_reached"))


@dataclass(frozen=True, slots=True)
class Rating(AtWork):
    """The review is being handed in."""

    def order(self, draft: Draft, scene: Scene, key: str) -> tuple[Draft, Request]:
        visit, name = looks_at(draft), known_name(scene)
        phone = scene.client.verified
        return draft, Rate(key, visit, phone, draft.mark, draft.comment, name, staff=not draft.of_place)

    def heard(self, draft: Draft, outcome: Outcome, scene: Scene) -> Chosen:
        match outcome:
            case Done():
                thanks = Say("rate.thanks_poor" if draft.mark <= POOR else "rate.thanks_good")
                return Chosen(Draft(visit=draft.visit), "rated", thanks, _remembered(draft, scene))
            case OutcomeUnknown():  # better one review too few than the same one twice
                return Chosen(Draft(visit=draft.visit), "rated", Say("rate.unknown"), _remembered(draft, scene))
        return _unchanged(draft, outcome, Say("rate.refused", _phone(draft)), Say("rate.not_reached"))


def _phone(draft: Draft) -> dict[str, Value]:
    return {"phone": looks_at(draft).location.phone}


def _unchanged(draft: Draft, outcome: Outcome, refused: Say, not_reached: Say) -> Chosen:
    """Back at the card, which shows how things stand, with the reason in front."""
    visit = looks_at(draft)
    match outcome:
        case Refused(why=Why.LOGGED_OUT):
            return Chosen(Draft(visit=visit, aim=S.VISIT), "log_in", Say("visit.log_in_again"))
        case Refused():
            return Chosen(Draft(visit=visit), "not_allowed", refused)
        case OutcomeUnknown():
            return Chosen(Draft(visit=visit), "not_reached", Say("visit.unknown"))
    return Chosen(Draft(visit=visit), "not_reached", not_reached)


def _has_cancelled(draft: Draft, scene: Scene) -> Client:
    cancelled = just_cancelled(scene) | {looks_at(draft).record: scene.now}
    return replace(scene.client, cancelled=tuple(cancelled.items()))


def _remembered(draft: Draft, scene: Scene) -> Client:
    rated = (*scene.client.rated, reviewed(looks_at(draft), draft.of_place))
    return replace(scene.client, rated=rated[-REMEMBERED:])


cancelling = Cancelling("cancel.sending")
moving = Moving("move.sending")
rating = Rating("rate.sending")
