"""The history of a chat, on both databases."""

import asyncio
from datetime import timedelta

from fsm.words import Chat
from storage import history
from storage.store import Store
from storage.work import Work
from tests.storage import NOW, SECOND

ANNA = Chat("widget", "a")
BORYS = Chat("widget", "b")


def append(work: Work, chat: Chat, body: str, key: str = "", after: timedelta = SECOND * 0) -> None:
    work.history.append(chat, "bot" if body.startswith("bot") else "client", body, NOW + after, key)


def bodies(work: Work, chat: Chat, seq: int = 0) -> list[tuple[int, str]]:
    return [(line.seq, line.body) for line in work.history.after(chat, seq)]


async def test_lines_are_numbered_in_each_chat(store: Store) -> None:
    for chat, body in [(ANNA, "bot 1"), (BORYS, "bot 1"), (ANNA, "hi"), (ANNA, "bot 2")]:
        await store.run(append, chat, body)
    assert await store.run(bodies, ANNA) == [(1, "bot 1"), (2, "hi"), (3, "bot 2")]
    assert await store.run(bodies, ANNA, 2) == [(3, "bot 2")]
    assert await store.run(bodies, BORYS) == [(1, "bot 1")]
    [line] = await store.run(lambda work: work.history.after(BORYS, 0))
    assert (line.who, line.at) == ("bot", NOW)


async def test_a_line_with_the_same_key_is_added_once(store: Store) -> None:
    for chat, key in [(ANNA, "k"), (ANNA, "k"), (BORYS, "k"), (ANNA, ""), (ANNA, "")]:
        await store.run(append, chat, "hi", key)
    assert len(await store.run(bodies, ANNA)) == 3
    assert len(await store.run(bodies, BORYS)) == 1


async def test_lines_added_at_once_get_numbers_of_their_own(store: Store) -> None:
    await asyncio.gather(*(store.run(append, ANNA, f"hi {n}", f"key {n % 10}") for n in range(40)))
    assert [seq for seq, _ in await store.run(bodies, ANNA)] == list(range(1, 11))


async def test_a_line_can_be_changed_where_it_is(store: Store) -> None:
    for chat, key in [(ANNA, "k"), (ANNA, "l"), (BORYS, "k")]:
        await store.run(append, chat, "hi", key)
    await store.run(lambda work: work.history.change(ANNA, "k", "..."))
    await store.run(lambda work: work.history.change(ANNA, "gone", "..."))
    assert await store.run(bodies, ANNA) == [(1, "..."), (2, "hi")]
    assert await store.run(bodies, BORYS) == [(1, "hi")]


async def test_the_latest_of_one_side_come_first(store: Store) -> None:
    for body in ("bot 1", "hi", "bot 2", "bot 3", "ho"):
        await store.run(append, ANNA, body)
    found = await store.run(lambda work: work.history.latest(ANNA, "bot", 2))
    assert [line.body for line in found] == ["bot 3", "bot 2"]


async def test_a_long_chat_loses_its_beginning(store: Store) -> None:
    def much(work: Work) -> None:
        for n in range(history.KEPT + 5):
            append(work, ANNA, f"hi {n + 1}")

    await store.run(append, BORYS, "hi")
    await store.run(much)
    kept = await store.run(bodies, ANNA)
    assert [kept[0][0], len(kept)] == [6, history.KEPT]
    assert len(await store.run(bodies, BORYS)) == 1


async def test_what_is_old_is_forgotten(store: Store) -> None:
    await store.run(append, ANNA, "old")
    await store.run(append, ANNA, "new", after=SECOND)
    await store.run(lambda work: work.history.purge(NOW + SECOND))
    assert await store.run(bodies, ANNA) == [(2, "new")]


async def test_a_secret_is_made_once(store: Store) -> None:
    first = await store.run(lambda work: work.secrets.get("widget", "one"))
    again = await store.run(lambda work: work.secrets.get("widget", "two"))
    other = await store.run(lambda work: work.secrets.get("another", "three"))
    assert (first, again, other) == ("one", "one", "three")
