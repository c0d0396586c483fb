"""An update counts once, whoever brings it and however often."""

import asyncio
import logging
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fsm.events import Inbound, Picked, Typed
from storage.inbox import CODEC
from storage.store import Store
from storage.work import Work
from tests.storage import ANNA, BORYS, NOW, SECOND, spoil

HEARD = Inbound(ANNA, "u1", Typed("Стрижка 💇"), NOW)


def first_time(work: Work, heard: Inbound) -> bool:
    return work.inbox.first_time(heard)


def hold(work: Work, heard: Inbound, now: datetime = NOW) -> bool:
    return work.inbox.hold(heard, now)


def held(work: Work, before: datetime = NOW + SECOND, limit: int = 9) -> list[Inbound]:
    return work.inbox.held(before, limit)


def purge(work: Work, before: datetime) -> None:
    work.inbox.purge(before)


@given(st.from_type(Inbound))
def test_whatever_is_heard_comes_back(heard: Inbound) -> None:
    assert CODEC.validate_json(CODEC.dump_json(heard)) == heard


async def test_an_update_is_new_once(store: Store) -> None:
    assert await store.run(first_time, HEARD)
    assert not await store.run(first_time, replace(HEARD, event=Picked("yes", "1"), time=NOW + SECOND))


async def test_an_id_belongs_to_its_chat(store: Store) -> None:
    for heard in (HEARD, replace(HEARD, chat=BORYS), replace(HEARD, chat=replace(ANNA, channel="whatsapp"))):
        assert await store.run(first_time, heard)


async def test_it_is_new_again_if_the_turn_was_not_kept(store: Store) -> None:
    def fail(work: Work) -> None:
        assert work.inbox.first_time(HEARD)
        raise LookupError

    with pytest.raises(LookupError):
        await store.run(fail)
    assert await store.run(first_time, HEARD)


@pytest.mark.parametrize("was_held", [False, True])
async def test_of_many_at_once_one_is_first(store: Store, database_url: str, was_held: bool) -> None:
    other = Store.open(database_url)  # as another process would
    for n in range(5):
        heard = replace(HEARD, id=f"{n}")
        if was_held:
            await store.run(hold, heard)
        answers = await asyncio.gather(*((store, other)[i % 2].run(first_time, heard) for i in range(12)))
        assert answers.count(True) == 1
    await other.close()


async def test_what_is_held_waits_in_order(store: Store) -> None:
    batch = [replace(HEARD, chat=chat, id=f"{n}") for n in (3, 1, 2) for chat in (ANNA, BORYS)]
    for heard in batch:
        assert await store.run(hold, heard)
    assert await store.run(held) == batch
    assert await store.run(held, limit=2) == batch[:2]


async def test_what_was_held_just_now_is_left_to_whoever_holds_it(store: Store) -> None:
    await store.run(hold, HEARD)
    assert await store.run(held, before=NOW) == []


async def test_what_is_held_is_taken_once(store: Store) -> None:
    await store.run(hold, HEARD)
    assert not await store.run(hold, HEARD)
    assert await store.run(first_time, HEARD)
    assert await store.run(held) == []
    assert not await store.run(first_time, HEARD)


async def test_what_was_taken_is_not_held(store: Store) -> None:
    await store.run(first_time, HEARD)
    assert not await store.run(hold, HEARD)
    assert await store.run(held) == []


async def test_what_cannot_be_read_does_not_stop_the_others(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    await store.run(hold, HEARD)
    await store.run(hold, replace(HEARD, id="u2"))
    await store.run(spoil, "update inbox set body = '{}' where id = 'u1'")
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            assert [heard.id for heard in await store.run(held)] == ["u2"]
    assert caplog.messages == ["an update of telegram that was held cannot be read; it is dropped"]


async def test_old_updates_are_forgotten_but_not_those_that_wait(store: Store) -> None:
    old, waiting, fresh = (replace(HEARD, id=id) for id in ("old", "waiting", "fresh"))
    await store.run(first_time, old)
    await store.run(hold, waiting)
    await store.run(first_time, replace(fresh, time=NOW + timedelta(days=1)))
    await store.run(purge, NOW + SECOND)
    assert await store.run(held) == [waiting]
    assert [await store.run(first_time, heard) for heard in (old, fresh)] == [True, False]
