"""Ask for the remark that the location requires, under the location's own label (S0-13)."""

from dataclasses import replace

from fsm import contact
from fsm.booking.draft import at
from fsm.events import Said, Typed
from fsm.prompts import Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    if draft.comment:
        return Chosen(draft, "comment_given")
    return Prompt(Say("comment.text", {"label": at(draft).comment_label}), layout="text")


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    remark = contact.free_text(said.text) if isinstance(said, Typed) else None
    return Chosen(replace(draft, comment=remark), "comment_given") if remark else Misfit(Say("comment.misfit"))


def forget(draft: Draft) -> Draft:
    return replace(draft, comment="")
