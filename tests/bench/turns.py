"""What a turn costs: beside an echo, beside a bare commit, and with a million sessions stored beside a thousand."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from time import perf_counter

from sqlalchemy import Engine, PoolProxiedConnection

from storage.store import THREADS
from tests.bench.contenders import Contender, Cost, Ring, Way
from tests.bench.databases import Databases, Kind, engine_of, fill
from tests.bench.table import Figure, figure


async def beside_echo(
    ring: Ring, databases: Databases, kind: Kind, way: Way, chats: Sequence[int], rounds: int, walks: int
) -> AsyncIterator[Figure]:
    """Our bot, an echo, and bare commits to the database of our bot, in turn; for each of these numbers of chats."""
    url = databases.new(kind)
    async with ring.contender("ours", way, url) as bot, ring.contender("echo", way, url) as echo:
        with engine_of(url) as engine:
            for at_once in chats:
                turns: list[Cost] = []
                echoes: list[Cost] = []
                commits: list[float] = []
                for _ in range(rounds):
                    each = max(walks // at_once, 1)
                    turns.append(await bot.turn(at_once, each))
                    echoes.append(await echo.turn(at_once, each))
                    commits.append(await asyncio.to_thread(commits_in_a_second, engine, at_once, 50 * walks))
                where = f"{kind}, {way}, {at_once} at once"
                yield figure(f"CPU of a turn : of an echo ({where})", "ms", milliseconds_of_cpu, turns, echoes)
                speed = [turn.in_a_second for turn in turns]
                yield Figure(f"turns/s : echoes/s ({where})", "", speed, [turn.in_a_second for turn in echoes])
                yield Figure(f"turns/s : commits/s ({where})", "", speed, commits)


async def beside_few_stored(
    ring: Ring, databases: Databases, kind: Kind, counts: tuple[int, int], rounds: int, walks: int
) -> AsyncIterator[Figure]:
    """Our bot with few sessions stored, and with many, in turn."""
    few, many = counts
    async with full(ring, databases.new(kind), few) as small, full(ring, databases.new(kind), many) as large:
        turns = [(await large.turn(1, walks), await small.turn(1, walks)) for _ in range(rounds)]
    beside, where = [turn for turn, _ in turns], f"{kind}, {many:,} sessions : {few:,}"
    those = [turn for _, turn in turns]
    yield figure(f"CPU of a turn ({where})", "ms", milliseconds_of_cpu, beside, those)
    yield figure(f"time of a turn ({where})", "ms", lambda turn: 1e3 * turn.time, beside, those)


@asynccontextmanager
async def full(ring: Ring, url: str, count: int) -> AsyncIterator[Contender]:
    """Our bot with so many sessions stored, like one that it has stored itself."""
    async with ring.contender("ours", "webhook", url):
        pass
    await asyncio.to_thread(fill, url, count)
    async with ring.contender("ours", "webhook", url) as bot:
        yield bot


def commits_in_a_second(engine: Engine, at_once: int, count: int) -> float:
    """Small inserts, each with its commit, over as many of the bot's own connections as would be busy."""
    connections = [engine.raw_connection() for _ in range(min(at_once, THREADS[engine.dialect.name]))]
    connections[0].cursor().execute("create table if not exists bench (number integer)")
    connections[0].commit()

    def insert(connection: PoolProxiedConnection) -> None:
        cursor = connection.cursor()
        for _ in range(count // len(connections)):
            cursor.execute("insert into bench values (1)")
            connection.commit()

    with ThreadPoolExecutor(len(connections)) as threads:
        began = perf_counter()
        list(threads.map(insert, connections))
        took = perf_counter() - began
    for connection in connections:
        connection.close()
    return count / took


def milliseconds_of_cpu(cost: Cost) -> float:
    return 1e3 * cost.cpu
