"""Choose a service: those of the category, or what a typed word finds in all of them."""

from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz, process, utils

from fsm.booking.draft import at, covered, price
from fsm.events import Said, Typed
from fsm.prompts import Length, Option, Prompt, Say, Value
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.words import Catalogue, Location, Service

ALIKE = 70
"""How alike (0..100) a title must be to what was typed. Measured: typos are found at 60, strangers stay below 70."""

NEARLY = 80
"""How alike a word must be to one of a title's."""

LONGEST = 100
"""So many characters are looked for."""

TELLING = 4
"""The letters of the shortest word that is looked for in titles by itself."""


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    location = at(draft)
    catalogue = covered(draft, await scene.desk.catalogue(location.id))
    if services := catalogue.again(draft.services):
        return Chosen(replace(draft, services=services), "service_chosen")
    within = catalogue.within(draft.category or 0)
    if len(within) == 1 and len(catalogue.services) == 1 and not within[0].prepaid:
        return Chosen(replace(draft, services=within), "service_chosen")
    gone = Say("service.gone") if draft.services else None
    return Prompt(Say("service.text"), _options(within, location), note=gone)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    location = at(draft)
    catalogue = covered(draft, await scene.desk.catalogue(location.id))
    if id := picked(said, "service:"):
        service = catalogue.service(int(id))
        return _chosen(draft, service) if service else Misfit(Say("service.gone"))
    if not isinstance(said, Typed):
        return Misfit()
    match find(catalogue, said.text):
        case []:
            return Misfit(Say("service.none_found", {"query": said.text[:40]}))
        case [only]:
            return _chosen(draft, only)
        case several:
            return Prompt(Say("service.found", {"query": said.text[:40]}), _options(several, location))


def forget(draft: Draft) -> Draft:
    return replace(draft, services=())


def find(catalogue: Catalogue, text: str) -> list[Service]:
    """The services that a typed word may mean, the likeliest first, nine at the most.

    Those in whose titles all the words begin, else those that hold the text somewhere, else those that share the most
    words with it ("I want a haircut"), else those that look like it.
    """
    wanted = utils.default_process(text[:LONGEST])
    if not wanted:
        return []
    titles = {service: utils.default_process(service.title) for service in catalogue.services}
    begin = [service for service, title in titles.items() if all(f" {word}" in f" {title}" for word in wanted.split())]
    hold = [service for service, title in titles.items() if wanted in title]
    share = {service: _shared(wanted.split(), title.split()) for service, title in titles.items()}
    named = [service for service, words in share.items() if words and words == max(share.values())]
    alike = process.extract(wanted, titles, scorer=fuzz.WRatio, score_cutoff=ALIKE, limit=9)
    return (begin or hold or named or [service for _, _, service in alike])[:9]


def means_one(catalogue: Catalogue, text: str) -> bool:
    """Whether a service is surely meant, by a word of its title, where nothing was asked."""
    typed = utils.default_process(text[:LONGEST]).split()
    return any(_shared(typed, utils.default_process(one.title).split()) for one in catalogue.services)


def _shared(typed: list[str], title: list[str]) -> int:
    """How many of the typed words begin one of a title's, or nearly are one: a wrong letter in five. Small words say
    nothing, and have no letter to be wrong in ("have" is no "shave").
    """
    telling = [word for word in typed if len(word) >= TELLING]
    return sum(any(_names(word, other) for other in title) for word in telling)


def _names(word: str, other: str) -> bool:
    if other.startswith(word) or (word.startswith(other) and len(word) <= len(other) + 1 > TELLING):
        return True  # "brows" is "brow", "robot" is no "root"
    return min(len(word), len(other)) > TELLING and fuzz.ratio(word, other) >= NEARLY


def _chosen(draft: Draft, service: Service) -> Chosen | Misfit:
    if service.prepaid:  # it cannot be finished here: the money goes through Altegio's own form (P-20)
        return Misfit(Say("service.prepaid", {"service": service.title, "phone": at(draft).phone}))
    return Chosen(replace(draft, services=(service,), category=service.category, named=""), "service_chosen")


def _options(services: Iterable[Service], location: Location) -> tuple[Option, ...]:
    return tuple(Option(f"service:{service.id}", service.title, _hint(service, location)) for service in services)


def _hint(service: Service, location: Location) -> tuple[Value, ...]:
    costs = price([service], location.currency)
    return (costs, Length(service.length, service.length_max)) if service.length else (costs,)
