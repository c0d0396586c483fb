"""A free time was chosen that cannot be booked here: whom to call for it (S1-13)."""

from dataclasses import replace

from fsm.booking import date
from fsm.booking.draft import at, free_time, what
from fsm.booking.review import worded
from fsm.events import Said
from fsm.prompts import DayAndClock, Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.words import ANY_STAFF, titles


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    shown = {
        "service": titles(what(draft)),
        "staff": worded(draft.staff or ANY_STAFF),
        "when": DayAndClock(free_time(draft).starts),
        "location": at(draft).title,
        "phone": at(draft).phone,
        "site": at(draft).site,
    }
    options = (Option("call:time", Say("label.change_time")), Option("menu", Say("label.menu")))
    return Prompt(Say("call.text", shown), options)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    return Chosen(date.forget(draft), "change_time") if picked(said, "call:") == "time" else Misfit()


def forget(draft: Draft) -> Draft:
    return replace(draft, agreed=False)
