"""The main menu."""

from fsm.events import Said
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    return Prompt(Say("menu.text"), (Option("book", Say("label.book")), Option("language", Say("label.language"))))


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    return Misfit()


def forget(draft: Draft) -> Draft:
    return Draft()
