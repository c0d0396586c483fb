"""The client would rather talk to a person: how to reach one, and silence until they come back or a while has passed.

Nobody may be reading along in this chat, so no answer in it is promised.
"""

from fsm.events import Said
from fsm.prompts import Length, Option, Prompt, Say
from fsm.reach import reach
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    text = Say("person.text", {"reach": await reach(scene), "length": Length(scene.rules.person_for)})
    return Prompt(text, (Option("menu", Say("label.back_to_bot")),), layout="text")


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    return Misfit()


def forget(draft: Draft) -> Draft:
    return draft
