"""Ask for the e-mail address where the location requires one (S0-9)."""

from dataclasses import replace

from fsm import contact
from fsm.events import Said, Typed
from fsm.prompts import Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    return Chosen(draft, "email_given") if draft.email else Prompt(Say("email.text"), layout="text")


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    address = contact.email(said.text) if isinstance(said, Typed) else None
    return Chosen(replace(draft, email=address), "email_given") if address else Misfit(Say("email.misfit"))


def forget(draft: Draft) -> Draft:
    return replace(draft, email="")
