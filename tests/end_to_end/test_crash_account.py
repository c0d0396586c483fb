"""Kill the bot at each commit and each call of an order about an appointment: it is done once, and the client is told.

As in test_crash.py, a real process is killed and started anew, and a message may come twice. One conversation goes on
from one death to the next.
"""

import signal
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.altegio.sandbox.world import Record
from bot.texts import words
from fsm.prompts import DayAndClock, Option, Say
from tests.end_to_end.stage import Fate, Point, Stage, opened
from tests.end_to_end.world import LONDON, World, nothing_is_left
from tests.telegram_api import TelegramClient

pytestmark = pytest.mark.timeout(200)

ENGLISH = words("en")
TIMES = (
    {"_keep": 3}
    | dict.fromkeys(
        ("_claim", "_again", "_done_and_claim", "sendmessage", "GET record", "DELETE record", "PUT record"), 1
    )
    | dict.fromkeys(("POST book_check", "GET comments", "POST comments"), 1)
)
"""How often the bot dies at what belongs to the order, from the press to the answer. All around it is the same as where
a booking is, and tried there.
"""

MOST = 3
"""So often the last message may have come: each death between sending it and noting that adds one."""


class Regular:
    """A client of the salon, whose number Telegram vouches for."""

    def __init__(self, world: World, stage: Stage, came: bool) -> None:
        self.world, self.stage, self.came = world, stage, came
        self.client: TelegramClient = world.somebody()
        self.client.within = 100
        self.id = 0

    async def comes_home(self) -> None:
        """Log in, and look at the card of the one appointment."""
        when, attendance = ("2026-03-01T10:00:00", 1) if self.came else ("2026-03-07T10:00:00", 0)
        who = {"location": LONDON.id, "phone": self.client.phone, "name": "Anna Lee"}
        made = {**who, "service": 410101, "datetime": when, "attendance": attendance}
        self.id = (await self.world.tells("/records", made))["id"]
        await self.client.types("log in")
        for key in ("label.share_phone", "label.agree"):
            await self.presses(key)
        await self.client.sees("You are logged in")
        await self.client.types("my appointments")
        if self.came:
            await self.presses("label.visits_past")
        starts = DayAndClock(self.record.starts.astimezone(LONDON.zone))
        shown = Say("label.visit", {"when": starts, "service": "Women's haircut"})
        await self.client.presses(ENGLISH.label(Option("", shown)))
        await self.client.sees("With: Amelia Hartley")

    async def presses(self, key: str) -> None:
        await self.client.presses(ENGLISH.say(Say(key)))

    @property
    def record(self) -> Record:
        return self.world.sandbox.world.records[self.id]

    # --- what they do

    async def cancels(self) -> str:
        await self.presses("label.cancel_visit")
        await self.dies_over("label.reason_ill")
        return "Cancelled: "

    async def moves(self) -> str:
        await self.presses("label.move")
        await self.client.sees("Which day suits you?")
        await self.client.types("friday at 14:30")
        await self.client.sees("Move this appointment?")
        await self.dies_over("label.move")
        return ENGLISH.say(Say("move.done"))

    async def rates(self) -> str:
        await self.client.presses("Rate Amelia Hartley")
        await self.client.presses("5 ★")
        await self.dies_over("label.skip")
        return ENGLISH.say(Say("rate.thanks_good"))

    async def dies_over(self, key: str) -> None:
        """Press the button with which it goes out, and let the bot die at each point from there on."""
        await self.client.sees(ENGLISH.say(Say(key)))
        await self.stage.quiet()
        self.stage.begin("does", over_the_order())
        await self.presses(key)

    # --- what came of it

    def is_off(self) -> bool:
        return self.record.deleted

    def is_moved(self) -> bool:
        mine = list(self.world.sandbox.world.of_phone(self.client.phone[1:]))
        return [record.starts for record in mine] == [datetime(2026, 3, 6, 14, 30, tzinfo=UTC)]

    def is_rated(self) -> bool:
        return [(said.name, said.mark) for said in self.world.sandbox.world.comments] == [("Anna", 5)]


def over_the_order() -> Fate:
    struck = Counter[tuple[str, str]]()

    def fate(point: Point) -> bool:
        struck[point[1:3]] += 1
        return struck[point[1:3]] <= TIMES.get(point.what, 0)

    return fate


@pytest.mark.parametrize(
    ("database", "came", "does", "is_done", "operation"),
    [
        ("sqlite", False, Regular.cancels, Regular.is_off, "DELETE record"),
        ("sqlite", False, Regular.moves, Regular.is_moved, "PUT record"),
        ("sqlite", True, Regular.rates, Regular.is_rated, "POST comments"),
        ("postgresql", False, Regular.cancels, Regular.is_off, "DELETE record"),
        ("postgresql", False, Regular.moves, Regular.is_moved, "PUT record"),
    ],
    ids=["cancels", "moves", "rates", "cancels, PostgreSQL", "moves, PostgreSQL"],
)
async def test_a_death_at_each_point(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
    database: str,
    came: bool,
    does: Any,
    is_done: Any,
    operation: str,
) -> None:
    url: str = request.getfixturevalue(f"{database}_url")
    async with opened(url, tmp_path, promptly=0) as (world, stage):
        stage.blow = signal.SIGKILL
        regular = Regular(world, stage, came)
        async with stage.alive():
            await regular.comes_home()
            told = await does(regular)
            await regular.client.sees(told)
            await stage.quiet()
            stage.begin("")
            await nothing_is_left(url, world)
        texts = [message.text for message in regular.client.messages if told in message.text]
        assert is_done(regular)
        assert len(set(texts)) == 1
        assert len(texts) <= MOST
    struck = {point[1:3] for point in stage.struck}
    assert {("calls", operation), ("answered", operation)} <= struck
    record_property("counted", f"{stage.blow.name} at {len(stage.struck)} points of {does.__name__}, {database}")
