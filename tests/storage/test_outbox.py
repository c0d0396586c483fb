"""What is to go out goes out in order, in one process at a time, and is not lost with it."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fsm.prompts import Prompt, Say
from fsm.requests import Book, Order, Request
from fsm.words import Chat, Location, Phone, Service, Slot, Staff
from storage.connection import Connection
from storage.engine import connect
from storage.outbox import REQUEST, SAYING, Entry, Lane, Saying
from storage.store import Store
from storage.work import Work
from tests.storage import ANNA, BORYS, NOW, SECOND, look, spoil

LEASE = timedelta(seconds=10)
ORDER = Order(
    Location(1, "Salon", "Europe/Kyiv", "UA"),
    (Service(2, "Cut", 3), Service(4, "Beard", 3)),
    Staff(0, ""),
    Slot(NOW, timedelta(hours=1), "2026-11-21T14:00:00+02:00"),
    "Anna",
    Phone("+380501234567"),
)


def say(key: str) -> Saying:
    return Saying(Prompt(Say(key)), "uk")


def book(key: str) -> Book:
    return Book(key, ORDER)


def add(work: Work, *what: Saying | Request, chat: Chat = ANNA, now: datetime = NOW) -> None:
    sayings = [one for one in what if isinstance(one, Saying)]
    requests = [one for one in what if not isinstance(one, Saying)]
    work.outbox.add(chat, sayings, requests, now)


def claim(work: Work, lane: Lane = "say", now: datetime = NOW, chat: Chat = ANNA) -> list[Entry]:
    return work.outbox.claim(chat, lane, now, LEASE)


def waiting(work: Work, now: datetime = NOW, limit: int = 9) -> list[tuple[Chat, Lane]]:
    return work.outbox.waiting(now, limit)


def done(work: Work, *entries: Entry) -> None:
    work.outbox.done(entry.id for entry in entries)


def again(work: Work, entry: Entry, at: datetime) -> None:
    work.outbox.again(entry.id, at, "flood control")


def dropped(work: Work, *entries: Entry) -> None:
    work.outbox.dropped([entry.id for entry in entries], "blocked")


def settle(work: Work, key: str) -> None:
    work.outbox.settle(key)


def purge(work: Work, before: datetime) -> None:
    work.outbox.purge(before)


def keys(entries: list[Entry]) -> list[str]:
    return [one.what.prompt.text.key if isinstance(one.what, Saying) else one.what.key for one in entries]


@given(st.from_type(Saying))
def test_whatever_is_said_comes_back(saying: Saying) -> None:
    assert SAYING.validate_json(SAYING.dump_json(saying)) == saying


@given(st.from_type(Request))  # type: ignore[arg-type]
def test_whatever_is_ordered_comes_back(request_: Request) -> None:
    assert REQUEST.validate_json(REQUEST.dump_json(request_)) == request_


async def test_messages_are_claimed_together_and_in_order(store: Store) -> None:
    await store.run(add, say("b"), say("a"))
    await store.run(add, say("c"))
    entries = await store.run(claim)
    assert [(entry.chat, entry.what, entry.attempts, entry.claimed_first) for entry in entries] == [
        (ANNA, say(key), 1, None) for key in "bac"
    ]
    await store.run(done, *entries)
    assert await store.run(claim, now=NOW + 2 * LEASE) == []


async def test_requests_are_claimed_one_by_one(store: Store) -> None:
    await store.run(add, book("1"), book("2"))
    first = await store.run(claim, "do")
    assert [entry.what for entry in first] == [book("1")]
    assert await store.run(claim, "do") == []
    await store.run(done, *first)
    assert keys(await store.run(claim, "do")) == ["2"]


async def test_lanes_and_chats_do_not_wait_for_one_another(store: Store) -> None:
    await store.run(add, say("a"), book("1"))
    await store.run(add, say("b"), chat=BORYS)
    assert keys(await store.run(claim, "do")) == ["1"]
    assert keys(await store.run(claim)) == ["a"]
    assert keys(await store.run(claim, chat=BORYS)) == ["b"]


async def test_nobody_claims_what_is_claimed_before_the_lease_ends(store: Store) -> None:
    await store.run(add, say("a"), book("1"))
    for lane in ("say", "do"):
        [mine] = await store.run(claim, lane)
        assert not mine.claimed_before
        assert await store.run(claim, lane, NOW + LEASE - SECOND) == []
        [yours] = await store.run(claim, lane, NOW + LEASE)
        assert (yours.attempts, yours.claimed_first, yours.claimed_before) == (2, NOW, True)
        [his] = await store.run(claim, lane, NOW + 2 * LEASE)
        assert (his.attempts, his.claimed_first) == (3, NOW)


async def test_what_came_later_waits_for_what_is_being_said(store: Store) -> None:
    await store.run(add, say("a"))
    [first] = await store.run(claim)
    await store.run(add, say("b"))
    assert await store.run(claim) == []
    await store.run(done, first)
    assert keys(await store.run(claim)) == ["b"]


async def test_what_came_later_waits_for_another_try(store: Store) -> None:
    await store.run(add, say("a"), say("b"))
    first, second = await store.run(claim)
    await store.run(again, first, NOW + 3 * SECOND)
    await store.run(again, second, NOW)
    assert await store.run(claim, now=NOW + 2 * SECOND) == []
    assert keys(await store.run(claim, now=NOW + 3 * SECOND)) == ["a", "b"]


async def test_a_message_in_other_hands_parts_the_lane(store: Store) -> None:
    await store.run(add, say("a"), say("b"), say("c"))
    first, _, third = await store.run(claim)
    await store.run(again, first, NOW)
    await store.run(again, third, NOW)
    assert keys(await store.run(claim)) == ["a"]


async def test_what_is_given_up_blocks_nobody(store: Store) -> None:
    await store.run(add, say("a"), say("b"))
    first, second = await store.run(claim)
    await store.run(dropped, first)
    await store.run(again, second, NOW)
    assert keys(await store.run(claim, now=NOW + LEASE)) == ["b"]


async def test_what_is_given_up_stays_for_a_while(store: Store) -> None:
    await store.run(add, say("a"), say("b"))
    first, _ = await store.run(claim)
    await store.run(dropped, first)
    await store.run(done, first)
    await store.run(purge, NOW)
    assert set(await store.run(look, "select given_up from outbox")) == {("blocked",), (None,)}
    await store.run(purge, NOW + SECOND)
    assert await store.run(look, "select given_up from outbox") == [(None,)]


async def test_waiting_are_lanes_with_something_to_claim(store: Store) -> None:
    await store.run(add, say("a"), say("b"), book("1"), now=NOW)
    await store.run(add, say("c"), chat=BORYS, now=NOW - SECOND)
    await store.run(add, say("later"), chat=replace(BORYS, id="3"), now=NOW + 9 * SECOND)
    assert await store.run(waiting, NOW - 2 * SECOND) == []
    assert await store.run(waiting, limit=1) == [(BORYS, "say")]
    assert set(await store.run(waiting)) == {(BORYS, "say"), (ANNA, "say"), (ANNA, "do")}
    await store.run(claim)
    await store.run(claim, "do")
    assert await store.run(waiting) == [(BORYS, "say")]
    assert set(await store.run(waiting, NOW + LEASE)) >= {(ANNA, "say"), (ANNA, "do")}


async def test_waiting_is_what_claim_would_give(store: Store) -> None:
    await store.run(add, say("a"))
    [first] = await store.run(claim)
    await store.run(again, first, NOW + LEASE)
    await store.run(add, say("b"))
    assert await store.run(waiting) == []


async def test_a_request_is_settled_by_its_key(store: Store) -> None:
    await store.run(add, book("1"), book("2"))
    await store.run(claim, "do")
    for _ in range(2):
        await store.run(settle, "1")
    assert keys(await store.run(claim, "do")) == ["2"]


async def test_an_order_is_not_settled_by_a_turn_that_was_not_kept(store: Store) -> None:
    def fail(work: Work) -> None:
        work.outbox.settle("1")
        raise LookupError

    await store.run(add, book("1"))
    with pytest.raises(LookupError):
        await store.run(fail)
    assert keys(await store.run(claim, "do")) == ["1"]


async def test_a_late_done_hits_no_other_entry(store: Store) -> None:
    await store.run(add, say("a"))
    [first] = await store.run(claim)
    await store.run(done, first)
    await store.run(add, say("b"))
    await store.run(done, first)
    assert keys(await store.run(claim)) == ["b"]


@pytest.mark.parametrize("lane", ["say", "do"])
async def test_of_many_at_once_one_claims(store: Store, database_url: str, lane: Lane) -> None:
    other = Store.open(database_url)  # as another process would
    for n in range(8):
        chat = Chat("telegram", f"{n}")
        await store.run(add, say("a"), say("b"), book(f"{n}"), chat=chat)
        claims = await asyncio.gather(*((store, other)[i % 2].run(claim, lane, chat=chat) for i in range(8)))
        assert [keys(entries) for entries in claims if entries] == [["a", "b"] if lane == "say" else [f"{n}"]]
    await other.close()


def test_while_one_claims_another_does_not_overtake(postgresql_url: str) -> None:
    """The second process sees a message that came too late for the first one's claim."""
    mine, yours = (Connection(connect(postgresql_url)) for _ in range(2))
    with mine.transaction():
        add(Work(mine), say("a"))
    with mine.transaction():
        assert keys(claim(Work(mine))) == ["a"]
        with yours.transaction():
            add(Work(yours), say("b"))
        with yours.transaction():
            assert claim(Work(yours)) == []
    mine.close()
    yours.close()


async def test_what_cannot_be_read_is_given_up(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    await store.run(add, say("a"), say("b"), book("1"))
    await store.run(spoil, "update outbox set body = '{}' where id <> 2")
    assert keys(await store.run(claim)) == ["b"]
    assert await store.run(claim, "do") == []
    assert caplog.messages == [
        f"an entry of telegram ({lane}) cannot be read; it is given up" for lane in ("say", "do")
    ]
    assert await store.run(waiting, NOW + LEASE) == [(ANNA, "say")]


async def test_messages_leave_in_order_whoever_takes_them(store: Store, database_url: str) -> None:
    """Two processes empty a chat that keeps filling; each message is claimed once, in order."""
    other = Store.open(database_url)
    out: list[str] = []

    async def fill() -> None:
        for n in range(0, 30, 2):
            await store.run(add, say(f"{n:02}"), say(f"{n + 1:02}"))

    async def empty(by: Store) -> None:
        while len(out) < 30:
            if entries := await by.run(claim):
                out.extend(keys(entries))
                await by.run(done, *entries)

    async with asyncio.timeout(60):
        await asyncio.gather(fill(), empty(store), empty(other))
    assert out == [f"{n:02}" for n in range(30)]
    await other.close()
