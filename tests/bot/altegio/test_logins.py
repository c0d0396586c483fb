"""A client's token at rest: readable to every process of this bot, and to nobody who has the database alone."""

import pytest

from bot.altegio.account.logins import Login, Logins
from fsm.words import Chat
from storage.store import Store

HERE, THERE = Chat("telegram", "1"), Chat("telegram", "2")
ANN = "+447700900111"


@pytest.fixture
def logins(sqlite_store: Store) -> Logins:
    return Logins(sqlite_store, "partner")


async def log_in(store: Store, logins: Logins, token: str = "anns-token") -> str:
    sealed = logins.sealed(token)
    await store.run(lambda work: work.logins.put(HERE, ANN, sealed))
    return sealed


async def test_a_token_comes_back_in_its_chat_only(sqlite_store: Store, logins: Logins) -> None:
    await log_in(sqlite_store, logins)
    assert await logins.of(HERE) == Login(ANN, "anns-token")
    assert await logins.of(THERE) is None
    assert "anns-token" not in repr(await logins.of(HERE))


async def test_what_is_kept_tells_nothing(sqlite_store: Store, logins: Logins) -> None:
    first, second = await log_in(sqlite_store, logins), logins.sealed("anns-token")
    assert "anns-token" not in first
    assert first != second  # nor that two chats have the same one


async def test_another_process_with_the_same_partner_token_reads_it(sqlite_store: Store, logins: Logins) -> None:
    await log_in(sqlite_store, logins)
    assert await Logins(sqlite_store, "partner").of(HERE) == Login(ANN, "anns-token")


@pytest.mark.parametrize("damaged", ["", "gAAAA", "no token at all"])
async def test_what_cannot_be_read_is_no_login(sqlite_store: Store, logins: Logins, damaged: str) -> None:
    await log_in(sqlite_store, logins)
    assert await Logins(sqlite_store, "new partner").of(HERE) is None
    await sqlite_store.run(lambda work: work.logins.put(HERE, ANN, damaged))
    assert await logins.of(HERE) is None


async def test_a_token_that_is_dropped_is_gone(sqlite_store: Store, logins: Logins) -> None:
    await log_in(sqlite_store, logins)
    await logins.drop(THERE)
    assert await logins.of(HERE) == Login(ANN, "anns-token")
    await logins.drop(HERE)
    assert await logins.of(HERE) is None
