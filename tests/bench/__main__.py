"""What a turn and a booking cost: `make bench` (a quarter of an hour), or `python -m tests.bench --quick` (minutes).

Every figure is a ratio within one run: the contenders take turns, round after round; the median of the rounds'
ratios is printed with the smallest and the largest of them, and the medians of what was measured. Nothing here is
asserted: machines differ, and so does the same machine from one minute to the next.

turns     The whole path, from an update that comes in (webhook or getUpdates) to the reply that has gone out through
          the Bot API, everything kept durably on the way, with 1 and 16 chats at once. `crowd` says what clients do,
          `contender` what the bots are, each in a process of its own: what Telegram and the clients cost is not
          counted. CPU is the processor time of the bot's process, user and system, all threads. Beside it:
          an echo bot, and the commits that the same database can do with one small row each.
bookings  Calls to Altegio for each booking made, by clients who all begin at once, with codes by SMS, the sandbox
          enforcing 5 calls a second and 200 a minute: one alone, 20 who want the same service (of one team member,
          on four days), and 20 who each want another one. 3 calls a booking cannot be saved: check, code, booking.
account   Calls to Altegio for each screen of a client's account, when nothing of it is known and right after; and what
          clients have to say until they have booked, from conversations that took place.
adapters  Messages a second through each channel's adapter, with nothing of the dialog behind it, beside a bare echo.
clicks    The website's chat in a real Chromium, from a click to the next prompt, beside the server's own turn.
stored    A turn with many sessions stored, and the updates of their chats, beside one with few.
"""

import argparse
import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Final

from tests.bench.account import calls_per_screen, messages_per_goal
from tests.bench.adapters import beside_bare_echo
from tests.bench.bookings import alike, calls_per_booking, each_their_own
from tests.bench.clicks import beside_the_servers_turn
from tests.bench.contenders import Way, ring
from tests.bench.databases import Kind, databases
from tests.bench.table import HEADING
from tests.bench.turns import beside_echo, beside_few_stored

SECTIONS: Final = ("turns", "bookings", "account", "adapters", "clicks", "stored")
KINDS: Final[tuple[Kind, ...]] = ("SQLite", "PostgreSQL")
WAYS: Final[tuple[tuple[Kind, Way], ...]] = (
    ("SQLite", "webhook"),
    ("SQLite", "polling"),
    ("PostgreSQL", "webhook"),
)
AT_ONCE: Final = (1, 16)


@dataclass(frozen=True, slots=True)
class Extent:
    """How thoroughly: rounds of each kind, walks through the dialog in a round, messages of each chat in a round (of
    adapters), how many sessions are few and many.
    """

    rounds: int = 9
    walks: int = 16
    booking_rounds: int = 2
    messages: int = 50
    stored: tuple[int, int] = (1_000, 1_000_000)


QUICK: Final = Extent(rounds=3, walks=8, booking_rounds=1, messages=20, stored=(1_000, 30_000))


async def figures(extent: Extent, sections: Sequence[str], server: str | None) -> AsyncIterator[object]:
    """The figures of these sections, as they come. `server`: a PostgreSQL to use; None: one is started."""
    with databases(server) as places:
        async with ring() as salon:
            if "turns" in sections:
                for kind, way in WAYS:
                    async for figure in beside_echo(salon, places, kind, way, AT_ONCE, extent.rounds, extent.walks):
                        yield figure
            if "bookings" in sections:
                for clients, tastes in ((1, alike), (20, alike), (20, each_their_own)):
                    async for found in calls_per_booking(places, clients, tastes, extent.booking_rounds):
                        yield found
            if "account" in sections:
                async for screen in calls_per_screen(places):
                    yield screen
                for goal in await messages_per_goal(places):
                    yield goal
            if "adapters" in sections:
                async for figure in beside_bare_echo(places, extent.rounds, extent.messages):
                    yield figure
            if "clicks" in sections:
                async for figure in beside_the_servers_turn(salon, places.new("SQLite"), extent.rounds, extent.walks):
                    yield figure
            if "stored" in sections:
                for kind in KINDS:
                    async for figure in beside_few_stored(
                        salon, places, kind, extent.stored, extent.rounds, extent.walks
                    ):
                        yield figure


async def bench(extent: Extent, sections: Sequence[str], server: str | None) -> None:
    print(HEADING)
    async for figure in figures(extent, sections, server):
        print(figure, flush=True)


def main() -> None:
    command = argparse.ArgumentParser("python -m tests.bench", description="What a turn and a booking cost.")
    command.add_argument("--only", nargs="+", choices=SECTIONS, default=SECTIONS, help="some of the sections")
    command.add_argument("--quick", action="store_true", help="a few minutes instead of a quarter of an hour")
    chosen = command.parse_args()
    url = os.environ.get("DATABASE_URL", "")
    server = url if url.startswith("postgres") else None
    asyncio.run(bench(QUICK if chosen.quick else Extent(), chosen.only, server))


if __name__ == "__main__":
    main()
