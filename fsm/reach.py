"""How the salon is reached by those whom the bot cannot help."""

from fsm.desk import TryLater
from fsm.prompts import Say
from fsm.step import Scene
from fsm.words import Location


async def reach(scene: Scene) -> str:
    """Phone and site of each location that has one, or of the one alone where the client has booked last.

    Several have a line each, and begin on a new one. "" where nothing is known: no location may have told it, and the
    calendar may be what is down.
    """
    try:
        places = await scene.desk.locations()
    except TryLater:
        return ""
    reached = [place for place in places if _ways(place)]
    usual = [place for place in reached if place.id == scene.client.location]
    if usual or len(places) == 1:
        return "".join(map(_ways, usual or reached))
    lines = [f"{place.title}: {_ways(place)}" for place in reached]
    return "\n".join(["", *lines] if len(lines) > 1 else lines)


def _ways(place: Location) -> str:
    return ", ".join(filter(None, (place.phone, place.site)))


async def not_here(scene: Scene) -> Say:
    """The salon shows no free times here (S1-12)."""
    return Say("book.off", {"reach": await reach(scene)})
