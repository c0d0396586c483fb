"""Choose a location. Asked only when there are several; with a membership, several that take it."""

from dataclasses import replace

from fsm.booking.draft import takes
from fsm.events import Said
from fsm.prompts import Option, Prompt, Say
from fsm.reach import not_here
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    if not scene.rules.availability:
        return Chosen(Draft(), "not_here", await not_here(scene))
    locations = [place for place in await scene.desk.locations() if takes(draft, place)]
    known = draft.location.id if draft.location else locations[0].id if len(locations) == 1 else None
    for location in locations:
        if location.id == known:
            return Chosen(replace(draft, location=location), "location_chosen")
    options = (Option(f"location:{place.id}", place.title, (place.address,)) for place in locations)
    return Prompt(Say("location.text"), tuple(options))


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    id = picked(said, "location:")
    for location in await scene.desk.locations():
        if str(location.id) == id and takes(draft, location):
            return Chosen(replace(forget(draft), location=location), "location_chosen")
    return Misfit()


def forget(draft: Draft) -> Draft:
    return replace(draft, location=None, category=None, services=(), staff=None, day=None, slot=None, code="")
