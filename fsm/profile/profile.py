"""The profile: who the client is to us, and what may be changed of it."""

from dataclasses import replace

from fsm.events import Said
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft, S
from fsm.step import Chosen, Misfit, Scene, picked


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    client = scene.client
    number = Option("profile:phone", Say("label.change_phone" if client.verified else "label.log_in"))
    return Prompt(Say("profile.text", {"full_name": client.full_name, "phone": client.verified}), (number,))


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    if picked(said, "profile:") == "phone":
        return Chosen(replace(draft, aim=S.PROFILE), "log_in")
    return Misfit()


def forget(draft: Draft) -> Draft:
    return Draft()
