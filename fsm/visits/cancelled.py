"""The appointment is cancelled; for a few minutes that can be taken back, if its time is still free (N-20)."""

from fsm.events import Said
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.allowed import no_undo
from fsm.visits.card import forget
from fsm.visits.own import facts, looks_at
from fsm.visits.repeat import as_it_was, can_be_as_it_was

__all__ = ["answer", "ask", "forget"]


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    return await _shown(draft, scene)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    match picked(said, "cancelled:"):
        case "undo" if reason := no_undo(looks_at(draft), scene):
            return await _shown(draft, scene, reason)
        case "undo":
            return await as_it_was(looks_at(draft), scene)
        case "again":
            return Chosen(Draft(visit=draft.visit), "repeat")
    return Misfit()


async def _shown(draft: Draft, scene: Scene, note: Say | None = None) -> Prompt:
    visit = looks_at(draft)
    undo = Option("cancelled:undo", Say("label.undo"), primary=True)
    again = Option("cancelled:again", Say("label.book_other_time"))
    ways = [*([undo] if await can_be_as_it_was(visit, scene) else []), *([again] if scene.rules.availability else [])]
    return Prompt(Say("cancelled.text", facts(visit)), (*ways, Option("visits", Say("label.visits"))), note=note)
