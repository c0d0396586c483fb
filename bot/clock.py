"""The one clock: it notices silence, and takes up what a crash or a delay has left behind.

Everything it finds goes through the same functions as if it had just happened, so it may run in several processes at
once.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.conversation import Conversation
from bot.delivery import Delivery
from fsm.events import FellSilent, Inbound
from fsm.words import Chat
from storage.errors import StorageError
from storage.outbox import Lane
from storage.store import Store
from storage.work import Work

log = structlog.stdlib.get_logger(__name__)

PERIOD: Final = 1.0
"""Seconds between two looks."""

MANY: Final = 200
"""How much is taken up at one look."""

HELD_FOR: Final = timedelta(seconds=15)
"""After this time an update that was noted but not decided is taken again: who noted it must have died."""

KEEP: Final = timedelta(days=30)
"""How long settled updates and messages, and what was said in the widget, are kept."""

KEEP_IDLE: Final = timedelta(days=180)
"""How long a chat is remembered in which nothing happens, and with it its client (N-29)."""


class Clock:
    """Looks, acts, waits, until it is cancelled."""

    def __init__(
        self,
        store: Store,
        conversation: Conversation,
        delivery: Delivery,
        now: Callable[[], datetime],
    ) -> None:
        self._store, self._conversation, self._delivery, self._now = store, conversation, delivery, now
        self._purged: datetime | None = None

    async def run(self) -> None:
        while True:
            try:
                await self.tick()
            except StorageError as error:
                log.error("the database cannot be used, trying again", error=str(error))
            except Exception:
                log.exception("the clock stumbled and goes on")
            await asyncio.sleep(PERIOD)

    async def tick(self) -> None:
        """One look at what is due."""
        now = self._now()
        silent, held, waiting = await self._store.run(_due, now)
        for chat, lane in waiting:
            self._delivery.wake(chat, lane)
        # Each look is an event of its own: one that came to nothing, since the client spoke, must not stop the next.
        fallen = [Inbound(chat, f"silent:{token}:{now.isoformat()}", FellSilent(token), now) for chat, token in silent]
        await self._conversation.resume([*held, *fallen])
        if self._purged is None or now - self._purged > timedelta(hours=1):
            await self._store.run(_purge, now)
            await self._store.tidy()
            self._purged = now


def _due(work: Work, now: datetime) -> tuple[list[tuple[Chat, str]], list[Inbound], list[tuple[Chat, Lane]]]:
    return work.sessions.silent(now, MANY), work.inbox.held(now - HELD_FOR, MANY), work.outbox.waiting(now, MANY)


def _purge(work: Work, now: datetime) -> None:
    before = now - KEEP
    work.inbox.purge(before)
    work.outbox.purge(before)
    work.codes.purge(before)
    work.history.purge(before)
    work.purge_idle(now - KEEP_IDLE)
