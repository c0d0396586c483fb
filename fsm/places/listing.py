"""Choose a location to know more of. Shown only when there are several (S3-33)."""

from dataclasses import replace

from fsm.events import Said
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.own import own_visits
from fsm.words import Location


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    """Those of the salon's alone, whatever other businesses the client goes to; theirs come first (S3-37)."""
    locations = await scene.desk.locations()
    if len(locations) == 1:
        return Chosen(Draft(location=locations[0]), "place_chosen")
    theirs = {visit.location.id for visit in (await own_visits(scene)).items} | set(scene.client.favourites)
    in_order = sorted(locations, key=lambda location: location.id not in theirs)
    return Prompt(Say("places.text"), tuple(_option(location, scene) for location in in_order))


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    for location in await scene.desk.locations():
        if str(location.id) == picked(said, "place:"):
            return Chosen(Draft(location=location), "place_chosen")
    return Misfit()


def forget(draft: Draft) -> Draft:
    return replace(draft, location=None)


def _option(location: Location, scene: Scene) -> Option:
    star = "★ " if location.id in scene.client.favourites else ""
    return Option(f"place:{location.id}", star + location.title, (location.address,))
