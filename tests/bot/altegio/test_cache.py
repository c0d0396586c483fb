"""The short memory: one load for many, nothing kept that failed, nothing shown that is too old."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.altegio.cache import LARGEST, Cache
from bot.altegio.errors import TryLater
from tests.bot.altegio.salon_api import Clock

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


class Source:
    """Gives 1, 2, 3, ... when it is let go; or fails."""

    def __init__(self) -> None:
        self.loads = 0
        self.fails = False
        self.open = asyncio.Event()
        self.open.set()

    async def __call__(self) -> int:
        self.loads += 1
        load = self.loads
        await self.open.wait()
        if self.fails:
            raise TryLater("closed")
        return load


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(clock: Clock) -> Cache:
    return Cache(clock)


@pytest.fixture
async def source() -> Source:
    return Source()


Get = Callable[[], Awaitable[int]]


@pytest.fixture
def get(cache: Cache, source: Source) -> Get:
    return lambda: cache.get(("slots", 1), source, MINUTE, HOUR)


async def many(get: Get) -> list[asyncio.Task[int]]:
    tasks = [asyncio.ensure_future(get()) for _ in range(100)]
    await asyncio.sleep(0)
    return tasks


async def test_a_value_is_good_for_its_time(get: Get, clock: Clock) -> None:
    assert await get() == 1
    clock.forward(seconds=59)
    assert await get() == 1
    clock.forward(seconds=1)
    assert await get() == 2


async def test_what_was_loaded_last_can_be_had_without_a_load(cache: Cache, get: Get, clock: Clock) -> None:
    key = ("slots", 1)
    assert cache.last(key, HOUR) is None
    await get()
    clock.forward(minutes=59)
    assert cache.last(key, HOUR) == 1
    clock.forward(minutes=1)
    assert cache.last(key, HOUR) is None
    cache.forget(lambda other: other == key)
    assert cache.last(key, 2 * HOUR) is None


async def test_many_who_ask_at_once_cause_one_load(get: Get, source: Source) -> None:
    source.open.clear()
    tasks = await many(get)
    source.open.set()
    assert await asyncio.gather(*tasks) == [1] * 100


async def test_a_failed_load_fails_all_who_wait_and_is_not_kept(get: Get, source: Source) -> None:
    source.open.clear()
    source.fails = True
    tasks = await many(get)
    source.open.set()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert {type(result) for result in results} == {TryLater}
    assert source.loads == 1
    source.fails = False
    assert await get() == 2


async def test_who_came_first_may_leave(get: Get, source: Source) -> None:
    source.open.clear()
    first, *others = await many(get)
    first.cancel()
    await asyncio.sleep(0)
    source.open.set()
    assert await asyncio.gather(*others) == [1] * 99
    assert first.cancelled()


async def test_a_load_that_nobody_waits_for_any_more_may_fail(get: Get, source: Source) -> None:
    source.open.clear()
    source.fails = True
    tasks = await many(get)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    source.open.set()
    source.fails = False
    assert await get() == 1


async def test_an_old_value_serves_while_there_is_no_new_one(get: Get, source: Source, clock: Clock) -> None:
    assert await get() == 1
    clock.forward(minutes=30)
    source.fails = True
    assert await get() == 1
    assert source.loads == 2


async def test_after_a_failure_not_everybody_waits_for_the_next_one(get: Get, source: Source, clock: Clock) -> None:
    await get()
    clock.forward(minutes=30)
    source.fails = True
    assert [await get() for _ in range(3)] == [1, 1, 1]
    assert source.loads == 2
    clock.forward(seconds=30)
    assert await get() == 1
    assert source.loads == 3
    source.fails = False
    clock.forward(seconds=30)
    assert await get() == 4


async def test_a_value_that_is_too_old_does_not_serve(get: Get, source: Source, clock: Clock) -> None:
    await get()
    clock.forward(hours=1)
    source.fails = True
    with pytest.raises(TryLater):
        await get()


async def test_what_is_forgotten_is_loaded_anew(cache: Cache, get: Get) -> None:
    await get()
    cache.forget(lambda key: key == ("slots", 2))
    assert await get() == 1
    cache.forget(lambda key: key == ("slots", 1))
    assert await get() == 2


async def test_a_load_under_way_does_not_bring_back_what_was_forgotten(cache: Cache, get: Get, source: Source) -> None:
    source.open.clear()
    old = asyncio.ensure_future(get())
    await asyncio.sleep(0)
    cache.forget(lambda key: True)
    new = asyncio.ensure_future(get())
    await asyncio.sleep(0)
    source.open.set()
    assert (await old, await new) == (1, 2)
    assert await get() == 2


async def test_what_is_not_asked_for_goes_first(cache: Cache) -> None:
    source = Source()
    for key in range(LARGEST):
        await cache.get(key, source, MINUTE)
    await cache.get(0, source, MINUTE)
    await cache.get(LARGEST, source, MINUTE)
    loads = source.loads
    await cache.get(0, source, MINUTE)
    assert source.loads == loads
    await cache.get(1, source, MINUTE)
    assert source.loads == loads + 1
