"""Kill the bot at every commit and every call of a booking: the client gets one answer, Altegio holds one record.

SIGKILL hits a real process, which is started anew. What differs between two lives is only what a client may notice:
a message may come twice if the bot died between sending it and knowing that.
"""

import signal
from collections.abc import Callable, Iterator
from itertools import islice, product
from pathlib import Path

import pytest

from tests.end_to_end.stage import Fate, Point, Stage, opened
from tests.end_to_end.visit import STEPS, Visit
from tests.end_to_end.world import World, nothing_is_left

pytestmark = pytest.mark.timeout(400)

AT_START = {"upgrade", "_purge", "getme", "setmycommands", "deletewebhook"}
SAID = "Booked"
Counted = Callable[[str, object], None]
DAYS = ("3", "4", "5", "6", "10", "11", "12", "13")
HOURS = ("09:00", "10:00", "11:00", "14:00", "15:00", "16:00")


def everywhere() -> Fate:
    """Strikes at each kind of point of each step once: the conversation goes on from one death to the next."""
    struck = set[tuple[str, str, str]]()

    def fate(point: Point) -> bool:
        kind = ("" if point.what in AT_START else point.step, point.where, point.what)
        new = kind not in struck
        struck.add(kind)
        return new

    return fate


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM])
async def test_a_conversation_that_dies_at_every_point(
    sqlite_url: str, tmp_path: Path, blow: signal.Signals, record_property: Counted
) -> None:
    """What comes in is noted first and decided after, so all that can be lost is on its way in the database, too."""
    async with opened(sqlite_url, tmp_path, promptly=0) as (world, stage):
        visit = Visit(world, world.somebody())
        visit.client.within = 100
        stage.blow = blow
        stage.begin(STEPS[0], everywhere())
        async with stage.alive():
            fate = stage.fate
            for step in STEPS:
                if step == "code":
                    stage.begin("")
                    await visit.has_a_code()
                stage.begin(step, fate)
                await visit.take(step)
            await ends_well(visit, most=6)
            stage.begin("")
            await nothing_is_left(sqlite_url, world)
            assert not any(said.isdecimal() for said in visit.client.written), "a code stays to be read"
    record_property("counted", f"{blow.name} at {len(stage.struck)} points of a whole conversation, sqlite")
    assert {point.step for point in stage.struck} == set(STEPS)


@pytest.mark.parametrize(
    ("database", "business", "first", "blow"),
    [
        ("postgresql", True, "confirm", signal.SIGKILL),
        ("sqlite", False, "confirm", signal.SIGKILL),
        ("sqlite", True, "phone", signal.SIGKILL),
        ("sqlite", False, "confirm", signal.SIGTERM),
    ],
)
async def test_a_death_for_each_point(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    record_property: Counted,
    database: str,
    business: bool,
    first: str,
    blow: signal.Signals,
) -> None:
    """From one step on to the end. A client for each point, so that it is met as it is when nothing has gone wrong."""
    url: str = request.getfixturevalue(f"{database}_url")
    async with opened(url, tmp_path, business=business) as (world, stage):
        stage.blow = blow
        async with stage.alive():
            visits = somebodies(world)
            points = await points_of(next(visits), stage, first)
            for point in points:
                await dies_at(point, visits, stage, first)
            await nothing_is_left(url, world)
    token = "business" if business else "partner"
    struck = f"{blow.name} at {len(stage.struck)} of {len(points)} points of the step {first}"
    record_property("counted", f"{struck}, {database}, {token} token")
    assert {point[1:3] for point in stage.struck} == {point[1:3] for point in points}


async def points_of(visit: Visit, stage: Stage, first: str) -> list[Point]:
    """All the points of one step, where nothing goes wrong."""
    await visit.walk(last=STEPS[STEPS.index(first) - 1])
    await stage.quiet()
    stage.begin(first)
    await visit.take(first)
    await visit.sees("booked.text" if first == "confirm" else "code.text")
    await stage.quiet()
    points = list(stage.met)
    stage.begin("")
    await goes_on(visit, first)
    return points


async def dies_at(point: Point, visits: Iterator[Visit], stage: Stage, first: str) -> None:
    """Let one client more come to that step, and the bot die at that point. Side by side things come in any order, so
    one of several alike may be missed: then another client tries, and not a third.
    """
    for visit in islice(visits, 2):
        await visit.walk(last=STEPS[STEPS.index(first) - 1])
        await stage.quiet()
        stage.begin(first, lambda met: met == point)
        deaths = len(stage.struck)
        await visit.take(first)
        await goes_on(visit, first)
        stage.begin("")
        if len(stage.struck) > deaths:
            return


async def goes_on(visit: Visit, first: str) -> None:
    """To the end of the booking, which may need a look into the client's own appointments."""
    if first == "phone":
        await visit.walk("code")
    unsure, made = visit.beginning("unsure.text"), visit.beginning("booked.text")
    client = visit.client
    await client.api.until(lambda: client.screen.text.startswith((unsure, made)), client.transcript, client.within)
    if client.screen.text.startswith(unsure):
        await visit.checks()
        await visit.take("code")
    await ends_well(visit)


async def ends_well(visit: Visit, most: int = 2) -> None:
    """One answer, though it may have been said more than once; one record, of what was asked for."""
    client = visit.client
    await visit.sees("booked.text")
    await client.gets_document()
    answers = [message.text for message in client.messages if message.text.startswith(SAID)]
    assert len(set(answers)) == 1
    assert len(answers) <= most
    [record] = visit.world.records(client.phone)
    assert (record.client.name, record.services, record.staff_id) == ("Anna Lee", (410101,), 41001)
    assert (str(record.starts.day), f"{record.starts:%H:%M}") == (visit.day, visit.time)


def somebodies(world: World) -> Iterator[Visit]:
    for day, time in product(DAYS, HOURS):
        visit = Visit(world, world.somebody(), day=day, time=time)
        visit.client.within = 60
        yield visit
