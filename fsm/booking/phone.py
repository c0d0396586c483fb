"""Ask for the phone: typed, shared through the channel, or the one used before."""

from dataclasses import replace

from fsm import contact
from fsm.booking.draft import at, known_phone
from fsm.events import Said, SharedPhone, Typed
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.words import Phone


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    if draft.phone:
        return Chosen(draft, "phone_given")
    text = Say("phone.text", {"privacy": privacy(draft)})
    return Prompt(text, offers(scene), layout="contact")


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    number, own = None, False
    if picked(said, "phone:") and (before := known_phone(scene)):
        number, own = before.number, before.own
    elif isinstance(said, SharedPhone):
        if not said.own:
            return Misfit(Say("phone.foreign"))
        number, own = contact.phone(said.number, at(draft).country), True
    elif isinstance(said, Typed):
        number = contact.phone(said.text, at(draft).country)
    if not number:
        return Misfit(Say("phone.misfit"))
    return Chosen(given(draft, Phone(number, own)), "phone_given")


def privacy(draft: Draft) -> str:
    """What the location says of personal data."""
    return (at(draft).privacy or "")[:600]


def given(draft: Draft, phone: Phone) -> Draft:
    """The draft with this phone; of the code that was sent to another one nothing is left."""
    kept = draft if draft.sent_to == phone.number else replace(draft, code="", code_sent=None, sent_to="", tries=0)
    return replace(kept, phone=phone)


def forget(draft: Draft) -> Draft:
    return replace(draft, phone=None, agreed=False)  # agreed to with that number, not with the next


def offers(scene: Scene) -> tuple[Option, ...]:
    """What need not be typed: to share it through the channel, and the number that is known."""
    before = known_phone(scene)
    known = (Option("phone:known", before.number),) if before else ()
    return Option("share", Say("label.share_phone"), kind="contact"), *known
