"""Calls to Altegio for a booking: whole bookings through Telegram, with codes by SMS, under Altegio's limits."""

import asyncio
import os
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Final

from bot.altegio.sandbox import SALONS, Sandbox
from bot.altegio.sandbox.switches import Switches
from bot.web import serving
from bot.wiring import LOOPBACK, utc_now
from tests.bench.databases import Databases
from tests.bench.table import Figure
from tests.telegram_api import Screen, TelegramApi, TelegramClient

LONDON: Final = SALONS[0]
"""It asks for a code before every booking."""

A_SECOND: Final = 5
"""Calls that Altegio allows in that time."""

PATIENCE: Final = 60.0
MOST_ANSWERS: Final = 50
NO_CHOICES: Final = {"Back", "Start over", "Cancel", "More", "‹", "›"}

Taste = Callable[[Sequence[str]], str]
"""Which of these labels is chosen."""


def alike(number: int) -> Taste:
    """The last service and its last team member, which is short; five clients come on one day, at different times."""

    def choose(labels: Sequence[str]) -> str:
        if labels[0].isdigit():
            return labels[number // 5 % len(labels)]
        if ":" in labels[0]:
            return labels[number % 5 * len(labels) // 5]
        return labels[-1] if " · " in labels[-1] else labels[0]

    return choose


def each_their_own(number: int) -> Taste:
    """Anything: what one client wants, hardly another one does."""
    return random.Random(number).choice


@dataclass(frozen=True, slots=True)
class Booked:
    """What became of bookings that began at once. By client, in seconds: `ends`, until the booking was made, and
    `waits`, the longest wait for an answer. `refused`: calls beyond the limit.
    """

    calls: Counter[str]
    refused: int
    ends: list[float]
    waits: list[float]

    def __str__(self) -> str:
        calls = ", ".join(f"{operation} {count}" for operation, count in self.calls.most_common())
        ends, waits = ("/".join(f"{f(times):.1f}" for f in (min, median, max)) for times in (self.ends, self.waits))
        return (
            f"         {calls}; {self.refused} over the limit\n"
            f"         first/middle/last client: booked after {ends} s, longest wait for an answer {waits} s"
        )


async def calls_per_booking(
    databases: Databases, clients: int, tastes: Callable[[int], Taste], rounds: int
) -> AsyncIterator[Figure | Booked]:
    """Clients who all begin at once; and what the last round was like."""
    done = [await booked(clients, tastes, databases.new("SQLite")) for _ in range(rounds)]
    calls = [one.calls.total() for one in done]
    where = f"{clients} at once, {tastes.__name__.replace('_', ' ')}" if clients > 1 else "one alone"
    yield Figure(f"calls to Altegio : bookings ({where})", "", calls, [clients] * rounds)
    longest = [max(one.ends) for one in done]
    yield Figure(f"time until all have booked : for the calls ({where})", "s", longest, [n / A_SECOND for n in calls])
    yield done[-1]


async def booked(clients: int, tastes: Callable[[int], Taste], database: str) -> Booked:
    """Let so many clients book, with a bot that has just been started: nothing is in its cache."""
    sandbox = Sandbox(now=utc_now, switches=Switches(rate_limit=True))
    async with TelegramApi() as telegram, serving(sandbox.app, LOOPBACK, 0) as port:
        environment = {
            "TELEGRAM_TOKEN": telegram.token,
            "TELEGRAM_BASE_URL": telegram.url,
            "ALTEGIO_PARTNER_TOKEN": sandbox.partner_token,
            "ALTEGIO_USER_TOKEN": sandbox.user_token,
            "ALTEGIO_BASE_URL": f"http://{LOOPBACK}:{port}/api/v1",
            "ALTEGIO_LOCATION_ID": str(LONDON.id),
            "DATABASE_URL": database,
            "PORT": "0",
        }
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), env=os.environ | environment, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            await telegram.called("getUpdates", within=PATIENCE)
            people = [Booker(telegram.client(1000 + number), sandbox, tastes(number)) for number in range(clients)]
            ends = await asyncio.gather(*(booker.books() for booker in people))
        finally:
            bot.terminate()
            await bot.wait()
    refused = sum(call.status == 429 for call in sandbox.calls)
    return Booked(Counter(call.operation for call in sandbox.calls), refused, ends, [one.longest for one in people])


class Booker:
    """A client who answers whatever is asked, until the booking is made."""

    def __init__(self, client: TelegramClient, sandbox: Sandbox, taste: Taste) -> None:
        self.client, self.sandbox, self.taste = client, sandbox, taste
        self.phone = f"+447911{client.id:06}"
        self.longest = 0.0

    async def books(self) -> float:
        """How long it took, in seconds."""
        began = perf_counter()
        await self._does("/book")
        for _ in range(MOST_ANSWERS):
            if self.client.screen.text.startswith("Booked"):
                return perf_counter() - began
            await self._does(self._answer(self.client.screen))
        raise AssertionError(self.client.transcript())

    def _answer(self, screen: Screen) -> str:
        """The label of a button, or something to write."""
        if "Confirm" in screen.labels:
            return "Confirm"
        if "Share my phone number" in screen.labels:
            return self.phone
        if "Send a new code" in screen.labels:
            return next(sms.code for sms in reversed(self.sandbox.sms) if sms.phone in self.phone)
        buttons = (button.text for row in screen.inline for button in row if button.data != "-")
        choices = [label for label in buttons if label not in NO_CHOICES]
        days = [label for label in choices if label.isdigit()]
        return self.taste(days or choices) if choices else "Anna Marsh"

    async def _does(self, what: str) -> None:
        """Press it or write it, and wait for an answer that asks for something more, or ends it."""
        client, began, before = self.client, perf_counter(), self.client.turn
        if client.screen.button(what):
            await client.presses(what, client.screen, waits=False)
        else:
            await client.types(what, waits=False)

        def answered() -> bool:
            waits = client.screen.text.endswith("…") or not client.screen.labels
            return client.turn > before and not waits

        await client.api.until(answered, client.transcript, PATIENCE)
        self.longest = max(self.longest, perf_counter() - began)
