"""Ask for a few words to the mark; none are needed."""

from dataclasses import replace

from fsm import contact
from fsm.events import Said, Typed
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.allowed import no_review
from fsm.visits.card import gone, refused
from fsm.visits.own import own_visit


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    return Prompt(Say("remark.text"), (Option("remark:skip", Say("label.skip")),), layout="text")


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    text = contact.free_text(said.text) if isinstance(said, Typed) else None
    if not text and not picked(said, "remark:"):
        return Misfit(Say("comment.misfit"))
    visit = await own_visit(draft, scene)
    if not visit:
        return gone()
    if reason := no_review(visit, scene, draft.of_place):
        return refused(visit, scene, reason)
    return Chosen(replace(draft, visit=visit, comment=text or ""), "remark_given")


def forget(draft: Draft) -> Draft:
    return replace(draft, comment="")
