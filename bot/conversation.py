"""Taking turns: an event comes in, the dialog decides, one transaction keeps all that follows.

A turn is safe to repeat with the same event, and to take from two processes at once: the inbox counts an event once,
and a session moves on from exactly one revision.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final, Protocol
from uuid import uuid4
from weakref import WeakValueDictionary
from zoneinfo import ZoneInfo

import structlog
from prometheus_client import Counter

from bot.hearing import hear
from bot.texts import match_locale, words
from fsm.desk import Desk, Rules
from fsm.dialog import advance
from fsm.events import Booked, Event, Inbound, Outcome, Typed
from fsm.session import Session, Turn
from fsm.words import Chat
from storage.errors import SessionMoved
from storage.outbox import Entry, Saying
from storage.store import Store
from storage.work import Work

log = structlog.stdlib.get_logger(__name__)

TRIES: Final = 5
"""How often a turn is decided again because another process was quicker in the same chat."""

LEASE: Final = timedelta(seconds=10)
"""For how long a claimed entry of the outbox is left to the process that claimed it."""

PROMPTLY: Final = 1.0
"""Seconds within which a platform is told that its update was received, decided or not."""

TURNS = Counter("altegio_bot_turns", "Turns taken, by kind of event and whether it was new", ["event", "new"])


class Desks(Protocol):
    """Gives each chat its desk, so that calls to Altegio can be shared fairly between chats."""

    def of(self, chat: Chat) -> Desk: ...


class Conversation:
    """All chats of all channels, a turn at a time in each."""

    def __init__(
        self,
        store: Store,
        desks: Desks,
        rules: Rules,
        default_locale: str,
        now: Callable[[], datetime],
        deliver: Callable[[Chat, Sequence[Entry], bool], None],
    ) -> None:
        """`deliver(chat, sayings, requests)` is called after a turn was kept: its claimed sayings, and whether it
        left requests.
        """
        self._store, self._desks, self._rules = store, desks, rules
        self._default_locale, self._now, self._deliver = default_locale, now, deliver
        self._turns: WeakValueDictionary[Chat, asyncio.Lock] = WeakValueDictionary()
        self._slow: set[asyncio.Task[None]] = set()

    async def intake(self, batch: Sequence[Inbound]) -> None:
        """Take a batch from a platform; when this returns, the platform may be told that it was received.

        What is not decided within a second is noted in the inbox first and decided after: nothing is lost in a
        crash, and one slow chat does not hold up the others. Raises what the first failed turn raised, so that the
        platform delivers again.
        """
        chats: dict[Chat, list[Inbound]] = {}
        for heard in batch:
            chats.setdefault(heard.chat, []).append(heard)
        tasks = {asyncio.create_task(self._in_order(mine)): mine for mine in chats.values()}
        done, slow = await asyncio.wait(tasks, timeout=PROMPTLY) if tasks else (set(), set())
        for task in slow:
            self._slow.add(task)
            task.add_done_callback(self._slow_done)
            await self._store.run(_hold, tasks[task], self._now())
        for task in done:
            task.result()

    async def take(self, heard: Inbound) -> None:
        """Take one turn. Raises SessionMoved when others keep being quicker, StorageError when it cannot be kept."""
        async with self._turn(heard.chat):
            for _ in range(TRIES):
                before = await self._store.run(_session, heard.chat)
                fresh = before or Session(heard.chat, locale=match_locale(heard.profile.language, self._default_locale))
                turn = await self._decide(fresh, heard)
                try:
                    kept = await self._store.run(_keep, heard, fresh, turn, self._now())
                except SessionMoved:
                    continue
                break
            else:
                raise SessionMoved(heard.chat)
        TURNS.labels(heard.event.kind, kept is not None).inc()
        log.info(
            "turn",
            channel=heard.chat.channel,
            heard=heard.event.kind,
            before=fresh.state.value,
            after=turn.session.state.value if kept is not None else "taken before",
            revision=turn.session.revision,
        )
        if kept is not None:
            self._deliver(heard.chat, kept, bool(turn.requests))

    async def close(self) -> None:
        """Let turns under way end."""
        if self._slow:
            await asyncio.wait(self._slow, timeout=PROMPTLY)

    async def _decide(self, session: Session, heard: Inbound) -> Turn:
        event: Event = heard.event
        if isinstance(event, Typed):
            event = hear(event, session.asked, words(session.locale), _today(session, heard.time))
        return await advance(
            session, replace(heard, event=event), self._desks.of(heard.chat), self._rules, uuid4().hex
        )

    async def _in_order(self, batch: Sequence[Inbound]) -> None:
        for heard in batch:
            await self.take(heard)

    def _slow_done(self, task: asyncio.Task[None]) -> None:
        """A slow turn that failed stays in the inbox: the clock takes it again."""
        self._slow.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("a turn failed and will be taken again", error=type(error).__name__)

    @asynccontextmanager
    async def _turn(self, chat: Chat) -> AsyncIterator[None]:
        """One turn at a time in a chat, in the order of arrival. Between processes the revision does the same."""
        lock = self._turns.get(chat)
        if lock is None:
            lock = self._turns[chat] = asyncio.Lock()
        async with lock:
            yield


Take = Callable[[Inbound], Awaitable[None]]


def _today(session: Session, now: datetime) -> date:
    """The day at the salon; before a location is chosen, the day in UTC."""
    location = session.draft.location
    return now.astimezone(ZoneInfo(location.zone)).date() if location else now.date()


def _session(work: Work, chat: Chat) -> Session | None:
    return work.sessions.get(chat)


def _hold(work: Work, batch: Sequence[Inbound], now: datetime) -> None:
    for heard in batch:
        work.inbox.hold(heard, now)


def _keep(work: Work, heard: Inbound, before: Session, turn: Turn, now: datetime) -> list[Entry] | None:
    """All that a turn leaves behind, and what of it is to be said now; None if this event was taken before."""
    if not work.inbox.first_time(heard):
        return None
    if turn.session is not before:
        work.sessions.put(turn.session)
    sayings = [Saying(prompt, turn.session.locale, heard.message) for prompt in turn.prompts]
    work.outbox.add(heard.chat, sayings, turn.requests, now)
    if isinstance(heard.event, Outcome):
        work.outbox.settle(heard.event.key)
    if isinstance(heard.event, Booked):
        work.appointments.add(heard.chat, heard.event.key, heard.event.appointment, now)
    return work.outbox.claim(heard.chat, "say", now, LEASE) if sayings else []
