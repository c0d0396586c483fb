"""The appointment is cancelled; for a few minutes that can be taken back, if its time is still free (N-20)."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from fsm.events import Said
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.card import forget
from fsm.visits.own import facts, looks_at
from fsm.visits.repeat import preset
from fsm.words import Slot

__all__ = ["answer", "ask", "forget"]

UNDO: Final = timedelta(minutes=10)


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    return _shown(draft, scene)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    match picked(said, "cancelled:"):
        case "undo" if reason := _no_undo(draft, scene):
            return _shown(draft, scene, reason)
        case "undo":
            return Chosen(await _as_it_was(draft, scene), "book")
        case "again":
            return Chosen(Draft(visit=draft.visit), "repeat")
    return Misfit()


def _shown(draft: Draft, scene: Scene, note: Say | None = None) -> Prompt:
    undo = Option("cancelled:undo", Say("label.undo"))
    again = Option("cancelled:again", Say("label.book_other_time"))
    ways = [*([undo] if not _no_undo(draft, scene) else []), *([again] if scene.rules.availability else [])]
    text = Say("cancelled.text", facts(looks_at(draft)))
    return Prompt(text, (*ways, Option("visits", Say("label.visits"))), note=note)


def _no_undo(draft: Draft, scene: Scene) -> Say | None:
    """Why it cannot be taken back: too late, or what would have to be booked cannot be."""
    visit = looks_at(draft)
    bookable = scene.rules.booking and scene.rules.availability and len(visit.services) == 1
    if not bookable or not draft.cancelled or visit.starts <= scene.now:
        return Say("undo.off", {"phone": visit.location.phone})
    return None if scene.now - draft.cancelled <= UNDO else Say("undo.too_late")


async def _as_it_was(draft: Draft, scene: Scene) -> Draft:
    """The booking again, time and all; it takes the usual way, which finds the nearest times if that one has gone."""
    visit = looks_at(draft)
    slot = Slot(visit.starts, visit.length, visit.starts.isoformat())
    return replace(await preset(visit, scene), day=visit.starts.date(), slot=slot, wish=None, comment=visit.comment)
