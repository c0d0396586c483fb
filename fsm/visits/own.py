"""The appointments that a client may see here, and how they are put into words."""

from fsm.login.consent import agreed
from fsm.prompts import DayAndClock, Say, Value
from fsm.session import Draft
from fsm.step import Scene
from fsm.words import Visit, Visits, titles


async def own_visits(scene: Scene, soon: bool = False, anew: bool = False) -> Visits:
    """Those of the number that this chat has proved to be the client's, as far back and ahead as the salon shows them.

    Those booked here when there is no such number, its client has not agreed to be shown more, or the salon shows no
    others (S1-16, S1-25). `soon` and `anew` as in `Desk.visits`.
    """
    here = not (scene.rules.existing_appointments and await agreed(scene))
    found = await scene.desk.visits(scene.client.verified, soon, anew, here)
    return Visits(tuple(visit for visit in found.items if _shown(visit, scene)), found.whole)


async def own_visit(draft: Draft, scene: Scene, anew: bool = False) -> Visit | None:
    """The visit of the draft, None if the client has no such visit (any more). `anew` before it is changed."""
    return (await own_visits(scene, anew=anew)).find(draft.visit.record) if draft.visit else None


def looks_at(draft: Draft) -> Visit:
    """The visit; every step after the card has one."""
    assert draft.visit
    return draft.visit


def named(visit: Visit) -> Value:
    """What is done at the visit, as far as its services are told by their names."""
    return titles(visit.services) or Say("visit.untitled")


def facts(visit: Visit) -> dict[str, Value]:
    """What names a visit in a sentence."""
    return {"service": named(visit), "when": DayAndClock(visit.starts)}


def _shown(visit: Visit, scene: Scene) -> bool:
    """S1-17: counted in the location's days, the last one included."""
    today = scene.now.astimezone(visit.starts.tzinfo).date()
    return abs((visit.starts.date() - today).days) <= scene.rules.search_days
