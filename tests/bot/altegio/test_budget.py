"""Who gets the next place in Altegio's limits. Time stands still here until the budget itself moves it on."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.altegio.budget import Budget
from bot.altegio.errors import TryLater
from fsm.words import Chat

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PATIENT = NOON + timedelta(hours=1)
ANN, BEN, EVE = (Chat("telegram", name) for name in ("ann", "ben", "eve"))


class Clock:
    """A clock that whoever waits for it moves on; `meanwhile` happens during the first wait."""

    def __init__(self) -> None:
        self.time = NOON
        self.meanwhile: Callable[[], object] | None = None

    def now(self) -> datetime:
        return self.time

    async def wait(self, seconds: float) -> None:
        assert seconds > 0
        if self.meanwhile:
            self.meanwhile()
            self.meanwhile = None
        await asyncio.sleep(0)
        self.time += timedelta(seconds=seconds)

    @property
    def passed(self) -> float:
        return (self.time - NOON).total_seconds()


class Places:
    """One place a second, from the first on: the row that processes share, as far as a budget sees it."""

    def __init__(self) -> None:
        self.last: datetime | None = None
        self.reserved = 0

    async def reserve(self, now: datetime) -> datetime:
        self.last = now if self.last is None else max(now, self.last + timedelta(seconds=1))
        self.reserved += 1
        return self.last


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def places() -> Places:
    return Places()


@pytest.fixture
def budget(clock: Clock, places: Places) -> Budget:
    return Budget(places.reserve, clock.now, clock.wait)


@pytest.fixture
def caller(budget: Budget, clock: Clock) -> "Caller":
    return Caller(budget, clock)


class Caller:
    """Starts callers and notes who was served, and when."""

    def __init__(self, budget: Budget, clock: Clock) -> None:
        self.budget, self.clock = budget, clock
        self.served: list[tuple[str, float]] = []

    def start(self, name: str, chat: Chat, by: datetime = PATIENT, first: bool = False) -> asyncio.Task[None]:
        async def call() -> None:
            await self.budget.turn(chat, by, first=first)
            self.served.append((name, self.clock.passed))

        return asyncio.create_task(call())

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.served]


async def test_places_are_given_at_their_times(caller: Caller) -> None:
    await asyncio.gather(*(caller.start(str(n), ANN) for n in range(4)))
    assert caller.served == [("0", 0.0), ("1", 1.0), ("2", 2.0), ("3", 3.0)]


async def test_one_chat_with_many_reads_does_not_keep_the_others_waiting(caller: Caller) -> None:
    many = [caller.start(f"ann {n}", ANN) for n in range(4)]
    await asyncio.gather(*many, caller.start("ben 0", BEN), caller.start("ben 1", BEN), caller.start("eve", EVE))
    assert caller.names == ["ann 0", "ben 0", "eve", "ann 1", "ben 1", "ann 2", "ann 3"]


async def test_what_books_goes_first_even_when_it_came_last(caller: Caller, clock: Clock) -> None:
    reads = [caller.start(f"read {n}", chat) for n, chat in enumerate((ANN, BEN, EVE))]
    clock.meanwhile = lambda: reads.append(caller.start("book", EVE, first=True))
    await until(lambda: len(caller.served) == 4)
    assert caller.names == ["read 0", "book", "read 1", "read 2"]


async def test_who_chooses_is_not_kept_waiting_by_all_who_book(caller: Caller) -> None:
    books = [caller.start(f"book {n}", BEN, first=True) for n in range(4)]
    reads = [caller.start(f"read {n}", ANN) for n in range(2)]
    await asyncio.gather(*reads, *books)
    assert caller.names == ["book 0", "read 0", "book 1", "read 1", "book 2", "book 3"]


async def test_nobody_waits_in_vain(caller: Caller, clock: Clock, places: Places) -> None:
    """Places come at 0, 1, 2, ... seconds, so whoever waits 2.5 s and stands fourth hears it at the fourth place."""
    soon = NOON + timedelta(seconds=2.5)
    results = await asyncio.gather(*(caller.start(str(n), ANN, by=soon) for n in range(5)), return_exceptions=True)
    assert [type(result) for result in results] == [type(None)] * 3 + [TryLater] * 2
    assert clock.passed == 2.0
    assert places.reserved == 4


async def test_a_far_place_is_told_at_once(budget: Budget, clock: Clock) -> None:
    budget.pause(60)
    with pytest.raises(TryLater):
        await budget.turn(ANN, clock.time + timedelta(seconds=8))
    assert clock.passed == 0


async def test_a_pause_sends_away_who_cannot_outwait_it_and_holds_the_others(
    caller: Caller, budget: Budget, clock: Clock
) -> None:
    read = caller.start("read", ANN, by=NOON + timedelta(seconds=8))
    book = caller.start("book", BEN, by=NOON + timedelta(seconds=30), first=True)
    await asyncio.sleep(0)
    budget.pause(20)
    results = await asyncio.gather(read, book, return_exceptions=True)
    assert [type(result) for result in results] == [TryLater, type(None)]
    assert caller.served == [("book", 20.0)]


async def test_a_shorter_pause_does_not_end_a_longer_one(caller: Caller, budget: Budget) -> None:
    budget.pause(20)
    budget.pause(1)
    await caller.start("read", ANN)
    assert caller.served == [("read", 20.0)]


async def test_a_clock_that_is_put_back_keeps_nobody_waiting(budget: Budget, clock: Clock, places: Places) -> None:
    """Neither the last place nor a pause was meant to last for the hour that comes again."""
    await budget.turn(ANN, PATIENT)
    budget.pause(60)
    clock.time, places.last = NOON - timedelta(hours=1), None
    await budget.turn(ANN, clock.time + timedelta(seconds=8))
    assert clock.time == NOON - timedelta(hours=1)


async def test_who_is_cancelled_while_waiting_leaves_the_place_to_the_next(caller: Caller, places: Places) -> None:
    ann, ben = caller.start("ann", ANN), caller.start("ben", BEN)
    await asyncio.sleep(0)
    ann.cancel()
    await asyncio.gather(ann, ben, return_exceptions=True)
    assert caller.served == [("ben", 0.0)]
    assert places.reserved == 1


async def test_who_is_cancelled_with_the_place_in_hand_passes_it_on(
    caller: Caller, budget: Budget, places: Places
) -> None:
    ann, ben = caller.start("ann", ANN), caller.start("ben", BEN)
    await until(lambda: ANN in budget.rest.chats)
    await until(lambda: ANN not in budget.rest.chats)
    assert not ann.done()
    ann.cancel()
    await asyncio.gather(ann, ben, return_exceptions=True)
    assert caller.served == [("ben", 0.0)]


async def test_when_all_have_left_nothing_goes_on(caller: Caller, budget: Budget, clock: Clock) -> None:
    await caller.start("first", ANN)
    waiting = caller.start("second", ANN)
    await asyncio.sleep(0)
    serving = budget.serving
    assert serving is not None
    waiting.cancel()
    await asyncio.gather(waiting, serving, return_exceptions=True)
    assert clock.passed == 0
    await caller.start("third", ANN)
    assert caller.names == ["first", "third"]


async def test_one_who_comes_in_the_moment_the_last_one_leaves_is_served(caller: Caller) -> None:
    leaving = caller.start("leaving", ANN)
    await asyncio.sleep(0)
    leaving.cancel()
    await asyncio.gather(caller.start("coming", BEN), leaving, return_exceptions=True)
    assert caller.names == ["coming"]


async def test_a_broken_reservation_sends_everybody_away_and_the_next_try_works(clock: Clock, places: Places) -> None:
    broken = True

    async def reserve(now: datetime) -> datetime:
        if broken:
            raise OSError("the database is gone")
        return await places.reserve(now)

    caller = Caller(Budget(reserve, clock.now, clock.wait), clock)
    results = await asyncio.gather(caller.start("ann", ANN), caller.start("ben", BEN), return_exceptions=True)
    assert [type(result) for result in results] == [TryLater, TryLater]
    broken = False
    await caller.start("ann", ANN)
    assert caller.names == ["ann"]


async def test_without_a_limit_nobody_waits_but_a_pause_is_kept(clock: Clock) -> None:
    caller = Caller(Budget(None, clock.now, clock.wait), clock)
    await asyncio.gather(*(caller.start(str(n), ANN) for n in range(100)))
    assert clock.passed == 0
    caller.budget.pause(5)
    await caller.start("later", ANN)
    assert clock.passed == 5


async def until(true: Callable[[], bool]) -> None:
    for _ in range(1000):
        if true():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came true")
