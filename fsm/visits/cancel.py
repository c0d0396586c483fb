"""Make sure that the appointment is to be cancelled, and hear why in one tap (N-35)."""

from dataclasses import replace

from fsm.events import Said
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.allowed import no_cancel
from fsm.visits.card import forget, missing, moved, refused
from fsm.visits.own import facts, looks_at, own_visit

__all__ = ["answer", "ask", "forget"]

REASONS = ("plans", "ill", "found", "none")


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    visit = looks_at(draft)
    if reason := no_cancel(visit, scene):
        return refused(visit, scene, reason)
    options = (Option(f"reason:{reason}", Say(f"label.reason_{reason}")) for reason in REASONS)
    keep = Option("cancel", Say("label.keep_visit"), kind="nav")  # "Cancel" would mean the opposite of what it does
    return Prompt(Say("cancel.text", facts(visit)), (*options, keep))


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    reason = picked(said, "reason:")
    if not reason:
        return Misfit()
    visit = await own_visit(draft, scene, anew=True)
    if not visit:
        return await missing(looks_at(draft), scene)
    if no := no_cancel(visit, scene):
        return refused(visit, scene, no)
    if visit.starts != looks_at(draft).starts:
        return moved(visit)
    return Chosen(replace(draft, visit=visit, comment="" if reason == "none" else reason), "agreed")
