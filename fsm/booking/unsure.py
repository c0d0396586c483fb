"""The booking went out and no answer came. What can still be done: look into the client's own account, or call."""

from dataclasses import replace

from fsm.booking.draft import at
from fsm.events import Said
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    return Prompt(Say("unsure.text", {"phone": at(draft).phone}), (Option("unsure:look", Say("label.check_by_code")),))


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    return Chosen(replace(draft, code=""), "look") if picked(said, "unsure:") else Misfit()


def forget(draft: Draft) -> Draft:
    return draft
