"""What a platform brings at once, and has to hear soon that it has arrived."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from bot import conversation
from bot.conversation import Conversation
from fsm.desk import Desk, Rules
from fsm.events import Command, Inbound
from fsm.words import Chat, Location
from storage.store import Store
from storage.work import Work
from tests.fsm.salon import NOW, PODIL, Salon


class Closed(Salon):
    """A salon that does not answer until its door opens."""

    def __init__(self) -> None:
        super().__init__([PODIL])
        self.door = asyncio.Event()

    def of(self, chat: Chat) -> Desk:
        return self

    def forget_account(self, chat: Chat, phone: str) -> None:
        """Nothing is kept here."""

    async def locations(self) -> Sequence[Location]:
        await self.door.wait()
        return await super().locations()


async def test_what_takes_long_is_noted_all_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an outage there are hundreds in one body: noted one after another, the platform would bring them again."""
    monkeypatch.setattr(conversation, "PROMPTLY", 0.01)
    salon, units = Closed(), []
    run = store.run

    async def counted(unit: Callable[..., Any], *args: Any) -> Any:
        units.append(unit.__name__)
        return await run(unit, *args)

    monkeypatch.setattr(store, "run", counted)
    talk = Conversation(store, salon, Rules(), "en", lambda: NOW, lambda *_: None)
    crowd = [Inbound(Chat("whatsapp", str(n)), "1", Command("book"), NOW) for n in range(100)]
    await talk.intake(crowd)
    assert units.count("_hold") == 1
    assert len(await run(held)) == 100
    salon.door.set()
    await talk.intake(crowd)
    assert await run(held) == []
    await talk.close()


def held(work: Work) -> list[Inbound]:
    return work.inbox.held(NOW.replace(year=NOW.year + 1), 1000)
