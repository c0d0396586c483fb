"""Ask for the full name; one that is known is offered as an answer (S0-6, S2-9). A phone may come along."""

from dataclasses import replace

from fsm import contact
from fsm.booking import phone
from fsm.booking.draft import at, known_name
from fsm.events import Said, Typed
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.words import Phone


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    if draft.full_name:
        return Chosen(draft, "name_given")
    known = known_name(scene)
    return Prompt(Say("full_name.text"), (Option("name:known", known),) if known else (), layout="text")


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    if isinstance(said, Typed) and not said.only_when:
        typed, number = contact.name_and_phone(said.text, at(draft).country)
        name = contact.full_name(typed)
    else:
        name, number = known_name(scene) if picked(said, "name:") else None, None
    if not name:
        return Misfit(Say("full_name.misfit"))
    named = replace(draft, full_name=name)
    if not number:
        return Chosen(named, "name_given")
    told = phone.privacy(draft)  # it stands beside the question that is answered already
    return Chosen(phone.given(named, Phone(number)), "name_given", Say("own.text", {"text": told}) if told else None)


def forget(draft: Draft) -> Draft:
    return replace(draft, full_name="")
