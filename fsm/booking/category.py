"""Choose a category of services. A typed word searches all services at once."""

from dataclasses import replace

from fsm.booking import service
from fsm.booking.draft import at, covered
from fsm.events import Said, Typed
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    location = at(draft)
    catalogue = covered(draft, await scene.desk.catalogue(location.id))
    if catalogue.again(draft.services):
        return Chosen(draft, "category_chosen")
    if not catalogue.services:
        return Prompt(Say("service.nothing", {"phone": location.phone}))
    note = Say("service.gone") if draft.services else None
    if draft.named:
        found = await service.answer(draft, Typed(draft.named), scene)
        if not isinstance(found, Misfit):
            return found
        note = found.note
    elif len(catalogue.categories) == 1:
        return Chosen(replace(draft, category=catalogue.categories[0].id), "category_chosen")
    if draft.category and not draft.services and catalogue.within(draft.category):
        return Chosen(draft, "category_chosen")
    options = (Option(f"category:{category.id}", category.title) for category in catalogue.categories)
    return Prompt(Say("category.text"), tuple(options), note=note)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    catalogue = covered(draft, await scene.desk.catalogue(at(draft).id))
    for category in catalogue.categories:
        if str(category.id) == picked(said, "category:"):
            return Chosen(replace(draft, category=category.id, services=(), named=""), "category_chosen")
    return await service.answer(draft, said, scene)


def forget(draft: Draft) -> Draft:
    return replace(draft, category=None, services=(), named="")
