"""Ask for a mark, 1 to 5: for the team member of a visit, or for the location (S3-30, S3-31)."""

from dataclasses import replace

from fsm.events import Said
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.allowed import no_review
from fsm.visits.card import refused
from fsm.visits.own import facts, looks_at

MARKS = ("1", "2", "3", "4", "5")
"""Ascending, so that a typed number is the mark it says."""


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    visit = looks_at(draft)
    if reason := no_review(visit, scene, draft.of_place):
        return refused(visit, scene, reason)
    whom = visit.location.title if draft.of_place else visit.staff.name
    marks = (Option(f"mark:{mark}", f"{mark} ★") for mark in MARKS)
    return Prompt(Say("rate.text", facts(visit) | {"whom": whom}), tuple(marks))


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    mark = picked(said, "mark:")
    return Chosen(replace(draft, mark=int(mark)), "marked") if mark else Misfit(Say("rate.misfit"))


def forget(draft: Draft) -> Draft:
    return replace(draft, mark=0)
