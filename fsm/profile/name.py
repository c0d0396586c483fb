"""Change the name that the next booking is made under (S3-63)."""

from dataclasses import replace

from fsm import contact
from fsm.events import Said, Typed
from fsm.prompts import Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    return Prompt(Say("full_name.text"), layout="text")


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    name = contact.full_name(said.text) if isinstance(said, Typed) else None
    if not name:
        return Misfit(Say("full_name.misfit"))
    return Chosen(Draft(), "name_given", Say("profile.named"), replace(scene.client, full_name=name))


def forget(draft: Draft) -> Draft:
    return draft
