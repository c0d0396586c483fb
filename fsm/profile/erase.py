"""Make sure that the client wants to be forgotten: it cannot be undone (N-29)."""

from fsm.events import Said
from fsm.prompts import Option, Prompt, Say
from fsm.session import Client, Draft
from fsm.step import Chosen, Misfit, Scene, picked


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    options = (Option("erase:yes", Say("label.erase_all")), Option("profile", Say("label.keep")))
    return Prompt(Say("erase.text"), options)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    if picked(said, "erase:") != "yes":
        return Misfit()
    return Chosen(Draft(), "erased", Say("erase.done"), Client(), forgets=True)


def forget(draft: Draft) -> Draft:
    return draft
