"""What the clock clears away, and when."""

from datetime import datetime, timedelta

import pytest

from bot.clock import KEEP, KEEP_IDLE, Clock
from bot.delivery import Again, Delivery
from fsm.events import Command, Outcome
from fsm.requests import Request
from fsm.words import Chat
from storage.codes import CodeLimits
from storage.store import Store
from tests.bot.test_accounts import MARY, PHONE, TELEGRAM, Town
from tests.storage import look

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


class Idle:
    """A clerk whom nobody asks for anything."""

    async def carry_out(
        self, request: Request, chat: Chat, first_claimed: datetime, seen_before: bool
    ) -> Outcome | Again:
        raise AssertionError(request)


@pytest.fixture
def town(store: Store) -> Town:
    return Town(store)


def clock(town: Town) -> Clock:
    delivery = Delivery(town.store, {}, Idle(), CodeLimits(), lambda: town.now)
    return Clock(town.store, town.conversation, delivery, lambda: town.now)


async def lines(town: Town) -> int:
    return await town.store.run(lambda work: work.history.count(PHONE))


async def chats(town: Town) -> list[str]:
    return [chat for (chat,) in await town.store.run(look, "select chat from sessions")]


async def test_what_was_said_is_kept_for_a_month(town: Town) -> None:
    """And looked at once an hour."""
    begin, ticking = town.now, clock(town)
    await town.store.run(lambda work: work.history.append(PHONE, "client", "hello", begin))
    for now, left in ((begin + KEEP, 1), (begin + KEEP + HOUR, 1), (begin + KEEP + HOUR + SECOND, 0)):
        town.now = now
        await ticking.tick()
        assert await lines(town) == left


async def test_a_chat_is_remembered_for_half_a_year(town: Town) -> None:
    """With its client, where no other chat knows them; whoever writes is remembered on."""
    await town.logs_in(PHONE, MARY)
    await town.hears(TELEGRAM, Command("profile"))
    begin = town.now
    town.now = begin + KEEP_IDLE
    await clock(town).tick()
    assert sorted(await chats(town)) == [PHONE.id, TELEGRAM.id]
    await town.hears(TELEGRAM, Command("profile"))
    town.now += SECOND
    await clock(town).tick()
    assert await chats(town) == [TELEGRAM.id]
    assert await town.login(PHONE) is None
    assert await town.store.run(lambda work: work.clients.get(MARY)) is None


async def test_updates_that_were_taken_and_codes_are_forgotten_after_a_month(town: Town) -> None:
    await town.hears(PHONE, Command("profile"))
    await town.store.run(lambda work: work.codes.allow(PHONE, MARY, town.now, CodeLimits()))
    town.now += KEEP + SECOND
    await clock(town).tick()
    assert await town.store.run(look, "select id from inbox") == []
    assert await town.store.run(look, "select name from recent") == []
