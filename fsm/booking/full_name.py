"""Ask for the full name; one that is known is offered as an answer (S0-6, S2-9)."""

from dataclasses import replace

from fsm import contact
from fsm.booking.draft import known_name
from fsm.events import Said, Typed
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    if draft.full_name:
        return Chosen(draft, "name_given")
    known = known_name(scene)
    return Prompt(Say("full_name.text"), (Option("name:known", known),) if known else (), layout="text")


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    typed = said.text if isinstance(said, Typed) else ""
    name = known_name(scene) if picked(said, "name:") else contact.full_name(typed)
    return Chosen(replace(draft, full_name=name), "name_given") if name else Misfit(Say("full_name.misfit"))


def forget(draft: Draft) -> Draft:
    return replace(draft, full_name="")
