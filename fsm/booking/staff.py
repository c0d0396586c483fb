"""Choose a team member, or "Doesn't matter" (S2-8, S2-22)."""

from collections.abc import Collection
from dataclasses import replace

from fsm.booking.draft import at, what
from fsm.events import Said
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.words import ANY_STAFF, ANYONE, Staff, ids, titles


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    members = await scene.desk.staff(at(draft).id, ids(what(draft)))
    known = draft.staff
    if known and (known.id == ANYONE or known.id in {member.id for member in members}):
        return Chosen(draft, "staff_chosen")
    if len(members) == 1 and not known:
        return Chosen(replace(draft, staff=members[0]), "staff_chosen")
    if not members:
        return Prompt(Say("staff.nobody", {"service": titles(what(draft))}))
    anyone = [Option("staff:0", Say("label.any_staff"))] if scene.rules.offer_any_staff else []
    liked = scene.client.favourite_staff
    first = sorted(members, key=lambda member: member.id not in liked)
    options = [Option(f"staff:{member.id}", member.name, _hint(member, liked), member.image) for member in first]
    note = Say("staff.gone", {"staff": known.name}) if known else None
    return Prompt(Say("staff.text", {"service": titles(what(draft))}), (*anyone, *options), note=note)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    id = picked(said, "staff:")
    if id == str(ANYONE) and scene.rules.offer_any_staff:
        return Chosen(replace(draft, staff=ANY_STAFF), "staff_chosen")
    for member in await scene.desk.staff(at(draft).id, ids(what(draft))):
        if str(member.id) == id:
            return Chosen(replace(draft, staff=member), "staff_chosen")
    return await ask(replace(draft, staff=Staff(int(id), "")), scene) if id else Misfit()


def forget(draft: Draft) -> Draft:
    return replace(draft, staff=None)


def _hint(member: Staff, liked: Collection[int]) -> tuple[str, ...]:
    stars = f"★ {member.rating:.1f}" if member.rating else ""
    return tuple(filter(None, ("♥" if member.id in liked else "", member.title, stars)))
