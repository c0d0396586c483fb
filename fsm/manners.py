"""What the bot says of its own accord: it greets, does not understand, or knows that the salon is closed (P-1, P-2).

The salon's words, where it has any, stand in place of those in the catalogs.
"""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from fsm.desk import SILENT, Desk, Rules, TryLater
from fsm.prompts import Clock, Say
from fsm.session import Session
from fsm.step import Scene

DAY: Final = timedelta(days=1)


def greeting(rules: Rules) -> Say:
    """The first words in a chat."""
    ours = Say("menu.welcome") if rules.availability and rules.booking else Say("menu.hello")
    return _own(rules.greeting) or ours


def puzzled(session: Session, note: Say, scene: Scene) -> Say | None:
    """What is said to what was not understood while nothing was asked; None where nothing is to be said.

    `note` are our words for it.
    """
    rules, told = scene.rules, session.puzzled_at
    if rules.unknown_answer == SILENT or (told and scene.now - told < rules.unknown_every):
        return None
    return _own(rules.unknown_answer) or note


async def closed(session: Session, scene: Scene) -> Say | None:
    """That the salon is closed, if it is and the client was not told since it closed."""
    hours = scene.rules.closed
    at = await zone(session, scene.desk) if hours else None
    if not hours or not at:
        return None
    since = _closed_since(scene.now.astimezone(at), *hours)
    if not since or (session.closed_at and session.closed_at >= since):
        return None
    opens = Clock(datetime.combine(since, hours[1], at))
    return _own(scene.rules.closed_answer) or Say("closed.text", {"opens": opens})


def _own(text: str) -> Say | None:
    return Say("own.text", {"text": text}) if text else None


async def zone(session: Session, desk: Desk) -> ZoneInfo | None:
    """That of the location that is spoken of, else of the one booked last, else of the first; None if none is known."""
    if session.draft.location:
        return ZoneInfo(session.draft.location.zone)
    try:
        places = await desk.locations()
    except TryLater:
        return None
    usual = [place for place in places if place.id == session.client.location]
    return next((ZoneInfo(place.zone) for place in (*usual, *places)), None)


def _closed_since(now: datetime, begins: time, ends: time) -> datetime | None:
    """When the closed hours began that last at `now`, None if none do; on its wall clock, over midnight or not."""
    clock, over_midnight = now.time(), begins > ends
    if over_midnight and clock < ends:
        return datetime.combine(now.date() - DAY, begins, now.tzinfo)
    if clock >= begins and (over_midnight or clock < ends):
        return datetime.combine(now.date(), begins, now.tzinfo)
    return None
