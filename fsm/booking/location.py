"""Choose a location. Asked only when there are several; with a membership, several that take it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from fsm.booking.draft import covered, takes
from fsm.booking.service import LONGEST, means_one
from fsm.events import Said, Typed
from fsm.prompts import Option, Prompt, Say
from fsm.reach import not_here
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.words import Location

LOOKED_THROUGH: Final = 5
"""In so many locations a service that was named is looked for: each of them is a call to Altegio, or two."""


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    if not scene.rules.availability:
        return Chosen(Draft(), "not_here", await not_here(scene))
    locations = [place for place in await scene.desk.locations() if takes(draft, place)]
    known = draft.location.id if draft.location else locations[0].id if len(locations) == 1 else None
    for location in locations:
        if location.id == known:
            found = draft.named and len(locations) > 1  # without having been asked for
            return Chosen(replace(draft, location=location), "location_chosen", _here(location) if found else None)
    options = (Option(f"location:{place.id}", place.title, (place.address,)) for place in locations)
    return Prompt(Say("location.text"), tuple(options), note=got_it(draft.named) if draft.named else None)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    id = picked(said, "location:")
    locations = [place for place in await scene.desk.locations() if takes(draft, place)]
    for location in locations:
        if str(location.id) == id:
            return Chosen(replace(forget(draft), location=location), "location_chosen")
    if isinstance(said, Typed) and (begun := await named(draft, said, locations, scene)):
        return Chosen(begun, "service_named")
    return Misfit()


def forget(draft: Draft) -> Draft:
    """What was wished for is looked for at the next one, too."""
    return replace(draft, location=None, category=None, services=(), staff=None, day=None, slot=None, code="")


def _here(location: Location) -> Say:
    return Say("named.place", {"place": ", ".join(filter(None, (location.title, location.address)))})


def got_it(said: str) -> Say:
    """What was said is kept until its turn has come."""
    return Say("named.kept", {"query": said[:40]})


async def named(draft: Draft, said: Typed, locations: Sequence[Location], scene: Scene) -> Draft | None:
    """The draft with the service that the words name, and with the location if there is but one that offers it; None
    if none of them does.
    """
    looked = locations[:LOOKED_THROUGH]
    offer = [one for one in looked if means_one(covered(draft, await scene.desk.catalogue(one.id)), said.text)]
    only = offer[0] if len(offer) == 1 and len(looked) == len(locations) else None
    return replace(forget(draft), location=only, named=said.text[:LONGEST]) if offer else None
