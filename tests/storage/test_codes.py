"""Codes are rationed by phone, by chat and by time, even when they are asked for all at once."""

import asyncio
from datetime import datetime, timedelta

from fsm.words import Chat
from storage.codes import CodeLimits
from storage.store import Store
from storage.work import Work
from tests.storage import ANNA, BORYS, NOW, SECOND, look

PHONE = "+380501234567"
LIMITS = CodeLimits(per_phone=3, per_chat=4)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def allow(work: Work, now: datetime, phone: str = PHONE, chat: Chat = ANNA, limits: CodeLimits = LIMITS) -> bool:
    return work.codes.allow(chat, phone, now, limits)


async def test_a_phone_gets_so_many_a_day(store: Store) -> None:
    assert [await store.run(allow, NOW + n * MINUTE) for n in range(5)] == [True] * 3 + [False] * 2
    assert not await store.run(allow, NOW + 5 * MINUTE, chat=BORYS)
    assert await store.run(allow, NOW + 5 * MINUTE, phone="+380507654321")


async def test_a_chat_gets_so_many_a_day(store: Store) -> None:
    asked = [await store.run(allow, NOW, phone=f"+38050123456{n}") for n in range(6)]
    assert asked == [True] * 4 + [False] * 2
    assert await store.run(allow, NOW, phone="+380501234569", chat=BORYS)


async def test_all_chats_of_one_source_get_so_many_a_day(store: Store) -> None:
    """Who opens chat after chat, for phone after phone, is known by where they were opened."""

    def order(work: Work, n: int, source: str, at: datetime = NOW) -> bool:
        return work.codes.allow(Chat("widget", str(n)), f"+38050123{n:04}", at, LIMITS, source)

    asked = [await store.run(order, n, "abcd") for n in range(30)]
    assert asked == [True] * LIMITS.per_source + [False] * (30 - LIMITS.per_source)
    assert await store.run(order, 30, "efgh")
    await store.run(lambda work: work.codes.take_back(Chat("widget", "0"), "+380501230000", NOW, "abcd"))
    assert [await store.run(order, n, "abcd") for n in (31, 32)] == [True, False]
    assert await store.run(order, 33, "abcd", NOW + DAY)


async def test_two_to_one_phone_are_a_minute_apart(store: Store) -> None:
    assert await store.run(allow, NOW)
    assert not await store.run(allow, NOW + MINUTE - SECOND)
    assert not await store.run(allow, NOW + MINUTE - SECOND, chat=BORYS)
    assert await store.run(allow, NOW + MINUTE)


async def test_how_long_to_wait(store: Store) -> None:
    def wait(work: Work, now: datetime) -> timedelta:
        return work.codes.wait(PHONE, now, LIMITS)

    assert await store.run(wait, NOW) == timedelta(0)
    assert await store.run(allow, NOW)
    assert await store.run(wait, NOW + 20 * SECOND) == 40 * SECOND
    assert await store.run(wait, NOW + MINUTE) == timedelta(0)


async def test_a_refusal_costs_nothing(store: Store) -> None:
    assert await store.run(allow, NOW)
    for n in range(1, 60):
        assert not await store.run(allow, NOW + n * SECOND)
    assert await store.run(allow, NOW + MINUTE)


async def test_a_code_that_was_not_ordered_after_all_does_not_count(store: Store) -> None:
    assert await store.run(allow, NOW)
    assert await store.run(allow, NOW + MINUTE)
    await store.run(lambda work: work.codes.take_back(ANNA, PHONE, NOW + MINUTE))
    assert await store.run(allow, NOW + MINUTE + SECOND)
    await store.run(lambda work: work.codes.take_back(BORYS, PHONE, NOW + MINUTE + SECOND))
    assert await store.run(allow, NOW + MINUTE + 2 * SECOND)
    assert await store.run(allow, NOW + 2 * MINUTE + 2 * SECOND)
    assert not await store.run(allow, NOW + 4 * MINUTE)


async def test_the_day_slides(store: Store) -> None:
    for n in range(3):
        assert await store.run(allow, NOW + n * MINUTE)
    assert not await store.run(allow, NOW + DAY - SECOND)
    assert await store.run(allow, NOW + DAY)
    assert await store.run(allow, NOW + DAY + MINUTE)
    assert await store.run(allow, NOW + DAY + 2 * MINUTE)
    assert not await store.run(allow, NOW + DAY + 3 * MINUTE)


async def test_all_at_once_get_no_more(store: Store, database_url: str) -> None:
    other = Store.open(database_url)
    patient = CodeLimits(per_phone=3, per_chat=4, apart=timedelta(0))
    stores = [store, other] * 6
    chats = [Chat("telegram", f"{n}") for n in range(12)]
    by_phone = await asyncio.gather(
        *(by.run(allow, NOW, chat=chat, limits=patient) for by, chat in zip(stores, chats, strict=True))
    )
    assert by_phone.count(True) == 3
    by_chat = await asyncio.gather(
        *(by.run(allow, NOW, f"{n}", Chat("whatsapp", "1"), patient) for n, by in enumerate(stores))
    )
    assert by_chat.count(True) == 4
    await other.close()


async def test_no_phone_is_stored(store: Store) -> None:
    await store.run(allow, NOW)
    stored = str(await store.run(look, "select * from recent"))
    assert "telegram" in stored
    assert PHONE.removeprefix("+") not in stored


async def test_who_asked_long_ago_is_forgotten(store: Store) -> None:
    def purge(work: Work, before: datetime) -> None:
        work.codes.purge(before)

    await store.run(allow, NOW)
    await store.run(allow, NOW + DAY, phone="+380507654321", chat=BORYS)
    assert len(await store.run(look, "select name from recent")) == 4
    await store.run(purge, NOW + SECOND)
    left = await store.run(look, "select name from recent")
    assert len(left) == 2
    assert ("chat telegram 2",) in left


def guess(work: Work, chat: Chat, phone: str, at: datetime) -> bool:
    return work.codes.may_be_tried(chat, phone, at, LIMITS)


GUESSERS = [Chat("widget", str(n)) for n in range(30)]
ENOUGH = [True] * LIMITS.wrong + [False] * (30 - LIMITS.wrong)


async def test_somebody_who_guesses_is_stopped(store: Store) -> None:
    """By phone and by chat: neither another chat nor another phone helps."""
    assert [await store.run(guess, chat, "+447700900123", NOW) for chat in GUESSERS] == ENOUGH
    phones = [f"+4477009002{n:02}" for n in range(30)]
    assert [await store.run(guess, ANNA, phone, NOW) for phone in phones] == ENOUGH
    assert await store.run(guess, ANNA, "+447700900123", NOW + LIMITS.day)


async def test_somebody_who_guesses_in_many_chats_at_once_is_stopped(store: Store, database_url: str) -> None:
    """Before any of the answers is there: what is being tried counts."""
    other = Store.open(database_url)
    by = [store, other] * 15
    tried = await asyncio.gather(*(by[n].run(guess, chat, PHONE, NOW) for n, chat in enumerate(GUESSERS)))
    assert sorted(tried, reverse=True) == ENOUGH
    await other.close()


async def test_only_wrong_codes_count(store: Store) -> None:
    """One that was right makes up for itself alone; one that turns out to be wrong later counts, too."""
    for _ in range(LIMITS.wrong):
        assert await store.run(guess, ANNA, PHONE, NOW)
    assert not await store.run(guess, ANNA, PHONE, NOW)
    await store.run(lambda work: work.codes.was_not_wrong(ANNA, PHONE, NOW))
    assert await store.run(guess, ANNA, PHONE, NOW)
    assert not await store.run(guess, ANNA, PHONE, NOW)
    await store.run(lambda work: work.codes.was_not_wrong(ANNA, PHONE, NOW))
    await store.run(lambda work: work.codes.was_not_wrong(ANNA, PHONE, NOW - SECOND))
    await store.run(lambda work: work.codes.was_wrong(ANNA, PHONE, NOW, LIMITS))
    assert not await store.run(guess, ANNA, PHONE, NOW)
