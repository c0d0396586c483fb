"""Bots at work, each in a process of its own with a crowd to talk to, and what a turn costs them."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Literal

from bot.altegio.sandbox import SALONS, Sandbox
from bot.web import serving
from bot.wiring import LOOPBACK, utc_now
from tests.bench.crowd import TOKEN, WALK, Crowd
from tests.bench.lines import line, served

Way = Literal["webhook", "polling"]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one turn in seconds: processor time of the bot's process, and time until the next turn of any chat."""

    cpu: float
    time: float

    @property
    def in_a_second(self) -> float:
        return 1 / self.time


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot that is up, with its clients. `clock` is the address that tells how much processor time it has used."""

    crowd: Crowd
    clock: str

    async def turn(self, chats: int, walks: int) -> Cost:
        """What a turn costs, when so many clients make their way so often, all at once.

        They take one turn before, so that as much is still under way when the count begins as when it ends.
        """
        await self.crowd.talk(chats, 1)
        cpu, began = await self.cpu(), perf_counter()
        await self.crowd.talk(chats, walks * len(WALK))
        took, used = perf_counter() - began, await self.cpu() - cpu
        turns = chats * walks * len(WALK)
        return Cost(used / turns, took / turns)

    async def cpu(self) -> float:
        async with line(self.clock) as asking:
            return float(await asking.post())


@dataclass(frozen=True, slots=True)
class Ring:
    """Where contenders meet: they share one salon, whose address and tokens are in `environment`."""

    environment: dict[str, str]

    @asynccontextmanager
    async def contender(self, name: Literal["ours", "echo"], way: Way, database: str) -> AsyncIterator[Contender]:
        """A bot, warmed up."""
        crowd = Crowd()
        async with served(crowd.answer) as telegram:
            own = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_BASE_URL": telegram, "DATABASE_URL": database}
            async with self.started(name, way, own) as clock:
                await crowd.ready.wait()
                await crowd.talk(16, len(WALK))
                yield Contender(crowd, clock)

    @asynccontextmanager
    async def started(self, name: str, way: Way, environment: Mapping[str, str]) -> AsyncIterator[str]:
        """A contender's process; gives the address of its clock."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.bench.contender", name, way),
            env={**os.environ, **self.environment, **environment},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert process.stdout
        try:
            clock = (await process.stdout.readline()).decode().strip()
            assert clock, f"{name} does not start: try `python -m tests.bench.contender {name} {way}`"
            yield clock
        finally:
            process.kill()
            await process.wait()


@asynccontextmanager
async def ring() -> AsyncIterator[Ring]:
    sandbox = Sandbox(now=utc_now)
    async with serving(sandbox.app, LOOPBACK, 0) as port:
        yield Ring(
            {
                "ALTEGIO_BASE_URL": f"http://{LOOPBACK}:{port}/api/v1",
                "ALTEGIO_PARTNER_TOKEN": sandbox.partner_token,
                "ALTEGIO_USER_TOKEN": sandbox.user_token,
                "ALTEGIO_LOCATION_ID": str(SALONS[0].id),
            }
        )
