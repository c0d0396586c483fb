"""Make sure that the appointment is to be moved from its time to the chosen one."""

from dataclasses import replace

from fsm.booking.draft import free_time
from fsm.events import Said
from fsm.prompts import DayAndClock, Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.allowed import by_phone_only, no_move
from fsm.visits.card import missing, moved, refused
from fsm.visits.own import facts, looks_at, own_visit


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    visit = looks_at(draft)
    if reason := no_move(visit, scene):
        return refused(visit, scene, reason)
    options = (
        Option("move:yes", Say("label.move"), primary=True),
        Option("back", Say("label.change_time"), kind="nav"),
        Option("cancel", Say("label.keep_time"), kind="nav"),
    )
    to = free_time(draft).starts
    told = facts(visit) | {"to": DayAndClock(to), "near": by_phone_only(visit.location, to, scene)}
    return Prompt(Say("move.text", told), options)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    if not picked(said, "move:"):
        return Misfit()
    visit = await own_visit(draft, scene, anew=True)
    if not visit:
        return await missing(looks_at(draft), scene)
    if reason := no_move(visit, scene):
        return refused(visit, scene, reason)
    if visit.starts != looks_at(draft).starts:
        return moved(visit)
    return Chosen(replace(draft, visit=visit), "agreed")


def forget(draft: Draft) -> Draft:
    return draft
