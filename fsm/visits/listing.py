"""The client's appointments: upcoming, past, cancelled (S3-27), a few at a time."""

from collections.abc import Sequence
from typing import Final

from fsm.booking.invitation import to_book
from fsm.events import Said
from fsm.prompts import DayAndClock, Option, Prompt, Say, Value
from fsm.session import Draft, S
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.allowed import called_off, standing
from fsm.visits.own import named, own_visits
from fsm.words import Visit, Visits

TABS: Final = ("upcoming", "past", "cancelled")

PAGE: Final = 6
"""So many at once: with the ways on beside them they fit into a channel's list."""


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    """The upcoming ones, or those among which the visit is that the client comes back from."""
    visits = await own_visits(scene)
    visit = visits.find(draft.visit.record) if draft.visit else None
    if not visit:
        return _page(visits, "upcoming", 1, scene)
    tab = _tab(visit, scene)
    return _page(visits, tab, _within(visits, tab, scene).index(visit) // PAGE + 1, scene)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    visits = await own_visits(scene)
    if record := picked(said, "visit:"):
        visit = visits.find(int(record))
        return Chosen(Draft(visit=visit), "visit_chosen") if visit else Misfit(Say("visits.gone"))
    match picked(said, "visits:").split(":"):
        case ["log_in"]:
            return Chosen(Draft(aim=S.VISITS), "log_in")
        case [tab, page]:
            return _page(visits, tab, int(page), scene)
    return Misfit()


def forget(draft: Draft) -> Draft:
    return Draft(visit=draft.visit)


def _page(visits: Visits, tab: str, page: int, scene: Scene) -> Prompt:
    items = _within(visits, tab, scene)
    pages = -(-len(items) // PAGE)
    shown = items[(page - 1) * PAGE : page * PAGE]
    others = [other for other in TABS if other != tab and _within(visits, other, scene)]
    one_place = len({visit.location.id for visit in visits.items}) == 1
    options = (
        *(Option(f"visit:{visit.record}", _label(visit), _hint(visit, one_place, scene)) for visit in shown),
        *_ways(visits, scene),
        *([_way(tab, page - 1, Say("label.page_before"))] if page > 1 else []),
        *([_way(tab, page + 1, Say("label.page_after"))] if page < pages else []),
        *(_way(other, 1, Say(f"label.visits_{other}")) for other in others),
    )
    return Prompt(_text(visits, tab, page, pages, scene), options)


def _text(visits: Visits, tab: str, page: int, pages: int, scene: Scene) -> Say:
    if not visits.items:
        return Say("visits.none", {"phone": scene.client.verified}) if visits.whole else Say("visits.none_here")
    if not pages:
        return Say(f"visits.no_{tab}")
    number: Value = Say("visits.page", {"page": str(page), "pages": str(pages)}) if pages > 1 else ""
    return Say(f"visits.{tab}", {"page": number})


def _ways(visits: Visits, scene: Scene) -> tuple[Option, ...]:
    """To all of the client's own, when these are not; to another number, when this one has none (S3-23)."""
    ways: list[Option] = []
    if scene.rules.existing_appointments and not visits.whole:
        ways.append(Option("visits:log_in", Say("label.log_in_all")))
    ways += to_book(scene.rules)
    if visits.whole and not visits.items:
        ways.append(Option("visits:log_in", Say("label.change_number")))
    return tuple(ways)


def _way(tab: str, page: int, label: Say) -> Option:
    return Option(f"visits:{tab}:{page}", label, kind="nav")


def _tab(visit: Visit, scene: Scene) -> str:
    if called_off(visit, scene):
        return "cancelled"
    return "upcoming" if visit.starts > scene.now else "past"


def _within(visits: Visits, tab: str, scene: Scene) -> Sequence[Visit]:
    """The nearest first: of what is to come the soonest, of the rest the latest."""
    items = (visit for visit in visits.items if _tab(visit, scene) == tab)
    return sorted(items, key=lambda visit: visit.starts, reverse=tab != "upcoming")


def _label(visit: Visit) -> Say:
    return Say("label.visit", {"when": DayAndClock(visit.starts), "service": named(visit)})


def _hint(visit: Visit, one_place: bool, scene: Scene) -> tuple[Value, ...]:
    known = (visit.staff.name, "" if one_place else visit.location.title)
    return (*filter(None, known), standing(visit, scene))
