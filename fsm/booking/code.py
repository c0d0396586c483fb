"""Ask for the SMS code. Whether it is right shows only when it is used: Altegio checks it with the booking
(S4-22).
"""

from dataclasses import replace
from datetime import timedelta

from fsm import contact
from fsm.booking import phone
from fsm.booking.draft import calls
from fsm.events import Said, Typed
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked

RESEND = timedelta(seconds=60)
"""How long a client waits before another code can be ordered (S4-12)."""

TRIES = 3
"""Wrong codes before a new one must be ordered (S4-12)."""


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    options = (
        Option("code:new", Say("label.new_code")),
        Option("code:number", Say("label.change_number")),
    )
    number = calls(draft).number
    on_its_way = draft.code_sent and draft.tries < TRIES
    text = Say("code.text", {"phone": number}) if on_its_way else Say("code.none", {"phone": number})
    return Prompt(text, options, layout="text")


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    match picked(said, "code:"):
        case "number":
            return Chosen(phone.forget(draft), "change_number")
        case "new" if (left := wait(draft, scene)) > 0:
            return Misfit(Say("code.wait", {"seconds": left}))
        case "new":
            return Chosen(replace(forget(draft), tries=0), "new_code")
    digits = contact.code(said.text) if isinstance(said, Typed) else None
    if not digits:
        return Misfit(Say("code.misfit"))
    if draft.tries >= TRIES:
        return Misfit(Say("code.too_many_wrong"))
    return Chosen(replace(draft, code=digits), "code_given")


def forget(draft: Draft) -> Draft:
    return replace(draft, code="")


def wait(draft: Draft, scene: Scene) -> int:
    """Seconds until another code may be ordered, 0 when it may."""
    if not draft.code_sent:
        return 0
    return max(0, -int((scene.now - draft.code_sent - RESEND) // timedelta(seconds=1)))
