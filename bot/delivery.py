"""Delivery: what the turns left in the outbox is said to clients and carried out at Altegio.

In each chat sayings go out in order, and requests in order; the two do not wait for each other. A claim is a commit
of its own. What a crash leaves behind is claimed again when its lease has run out, by whichever process comes first.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from math import ceil
from typing import Any, Final, Protocol

import structlog
from prometheus_client import Counter

from bot.channels import Channel, NotSaid, Open, Unreachable, Wiping
from bot.conversation import LEASE
from bot.texts import words
from fsm.events import CodeSent, Delayed, Inbound, Outcome, OutcomeUnknown, Refused, TooManyCodes, Why
from fsm.requests import Book, Cancel, Look, Move, Rate, Request, SendCode, SignIn
from fsm.words import Chat, ids
from storage.codes import CodeLimits
from storage.errors import StorageError
from storage.outbox import Entry, Lane, Saying
from storage.store import Store
from storage.work import Work

log = structlog.stdlib.get_logger(__name__)

STALE: Final = timedelta(days=1)
"""After this time a message is dropped that its platform would not take."""

TRIES: Final = 5
"""How often a message is tried that fails before it gets to its platform."""

INSIST: Final = 1.0
"""Seconds until what the database would not keep is brought to it again."""

PATIENCE: Final = 3.0
"""Seconds that what is under way gets to end when we stop."""

SAID = Counter("altegio_bot_said", "Messages by channel and what became of them", ["channel", "outcome"])


class Again(Protocol):
    """The clerk could not tell yet: ask again after a while."""

    @property
    def after(self) -> timedelta: ...


class Clerk(Protocol):
    """Carries out a request; `seen_before`: it was claimed earlier, so it may have been sent already."""

    async def carry_out(
        self, request: Request, chat: Chat, first_claimed: datetime, seen_before: bool
    ) -> Outcome | Again: ...


class Delivery:
    """Empties the outbox, a task for each chat and lane that has something in it."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        clerk: Clerk,
        limits: CodeLimits,
        now: Callable[[], datetime],
    ) -> None:
        self._store, self._channels, self._clerk, self._limits, self._now = store, channels, clerk, limits, now
        self._busy: dict[tuple[Chat, Lane], asyncio.Task[None]] = {}
        self.take: Callable[[Inbound], Awaitable[object]]

    def after_turn(self, chat: Chat, sayings: Sequence[Entry], requests: bool) -> None:
        """Go on with what a turn has just left."""
        if sayings:
            self._start(chat, "say", self._say(chat, sayings))
        if requests:
            self.wake(chat, "do")

    def wake(self, chat: Chat, lane: Lane) -> None:
        """See to a lane of a chat, unless that is being done already."""
        if (chat, lane) not in self._busy and chat.channel in self._channels:
            self._start(chat, lane, self._say(chat, ()) if lane == "say" else self._do(chat))

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while self._busy:
            await asyncio.wait(self._busy.values())

    async def close(self) -> None:
        """Let what is under way end. What takes long stays claimed, and is taken up after its lease."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self.idle()
        for task in self._busy.values():
            task.cancel()
        await asyncio.gather(*self._busy.values(), return_exceptions=True)

    def _start(self, chat: Chat, lane: Lane, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._busy[chat, lane] = task
        task.add_done_callback(lambda task: self._ended(chat, lane, task))

    def _ended(self, chat: Chat, lane: Lane, task: asyncio.Task[None]) -> None:
        if self._busy.get((chat, lane)) is task:
            del self._busy[chat, lane]
        if not task.cancelled() and (error := task.exception()):
            log.error("delivery failed and will be tried again", lane=lane, error=type(error).__name__)

    async def _say(self, chat: Chat, entries: Sequence[Entry]) -> None:
        """Say what is claimed, then whatever has come since, in order."""
        entries = entries or await self._store.run(_claim, chat, "say", self._now())
        while entries:
            said: list[int] = []
            for entry in entries:
                if not await self._said(entry):
                    break
                said.append(entry.id)
            if len(said) < len(entries):
                await self._store.run(_done, said)
                return
            entries = await self._store.run(_done_and_claim, said, chat, self._now())

    async def _said(self, entry: Entry) -> bool:
        """Say one thing; False if it has to wait, with everything behind it."""
        assert isinstance(entry.what, Saying)
        channel, saying = self._channels[entry.chat.channel], entry.what
        try:
            await channel.say(entry.chat, saying.prompt, words(saying.locale, saying.style), saying.edit)
        except Unreachable as reason:
            await self._store.run(_drop, [entry.id], str(reason))
            SAID.labels(channel.name, "unreachable").inc()
            log.info("client cannot be reached", channel=channel.name, reason=str(reason))
        except NotSaid as reason:
            age = self._now() - (entry.claimed_first or self._now())
            return await self._put_off(entry, reason.after, str(reason), give_up=age > STALE)
        except Exception as error:
            log.exception("a message could not be put together", channel=channel.name)
            return await self._put_off(entry, 1.0, type(error).__name__, give_up=entry.attempts >= TRIES)
        else:
            SAID.labels(channel.name, "said").inc()
            if saying.wipe and isinstance(channel, Wiping):
                await channel.wipe(entry.chat, saying.wipe)
        return True

    async def _put_off(self, entry: Entry, after: float, reason: str, *, give_up: bool) -> bool:
        """Say it later, or never; False if the rest of the lane has to wait for it."""
        if give_up:
            await self._store.run(_drop, [entry.id], reason)
            log.error("message dropped after many tries", channel=entry.chat.channel, reason=reason)
            return True
        pause = timedelta(seconds=max(after, min(2.0 ** (entry.attempts - 1), 60)))
        await self._store.run(_again, entry.id, self._now() + pause, reason)
        SAID.labels(entry.chat.channel, "again").inc()
        return False

    async def _do(self, chat: Chat) -> None:
        """Carry out the chat's requests, and let each outcome come back as an event."""
        while entries := await self._store.run(_claim, chat, "do", self._now()):
            entry = entries[0]
            async with self._renewed(entry):
                outcome = await self._outcome(entry)
                if isinstance(outcome, OutcomeUnknown):
                    log.error("it is not known whether this was done: please look into the calendar", **_where(entry))
                if isinstance(outcome, Outcome):
                    await self._bring(Inbound(chat, f"outcome:{outcome.key}", outcome, self._now()))
            if not isinstance(outcome, Outcome):
                key = entry.what.key if not isinstance(entry.what, Saying) else ""
                await self._bring(Inbound(chat, f"delayed:{key}", Delayed(key), self._now()))  # taken once
                await self._store.run(_again, entry.id, self._now() + outcome.after, "cannot tell yet")
                return

    async def _bring(self, outcome: Inbound) -> None:
        """Have an outcome taken, however long that takes: until it is kept, nobody but us knows it."""
        while True:
            try:
                await self.take(outcome)
                return
            except StorageError as error:
                log.error("an outcome cannot be kept yet", error=str(error))
            await asyncio.sleep(INSIST)

    @asynccontextmanager
    async def _renewed(self, entry: Entry) -> AsyncIterator[None]:
        """Keep the claim while it is worked on: nobody else may take a living process for a dead one."""

        async def renew() -> None:
            while True:
                await asyncio.sleep(LEASE.total_seconds() / 3)
                with suppress(StorageError):
                    await self._store.run(_renew, entry.id, self._now() + LEASE)

        renewing = asyncio.create_task(renew())
        try:
            yield
        finally:
            renewing.cancel()
            await asyncio.wait([renewing])

    async def _outcome(self, entry: Entry) -> Outcome | Again:
        request, now, seen_before = entry.what, self._now(), entry.claimed_before
        assert not isinstance(request, Saying)
        phone, code = _proof(request)
        channel = self._channels[entry.chat.channel]
        source = channel.source(entry.chat) if isinstance(channel, Open) else ""
        counts = isinstance(request, SendCode) and not seen_before
        if counts:
            wait = await self._store.run(_may_send_code, entry.chat, phone, now, self._limits, source)
            if wait is not None:
                log.warning("no code was ordered: too many for this chat or this number", channel=entry.chat.channel)
                return TooManyCodes(request.key, wait)
        tries = bool(code) and not seen_before
        if tries and not await self._store.run(_may_try, entry.chat, phone, now, self._limits):
            log.warning("no code is tried any more: too many wrong ones", channel=entry.chat.channel)
            booking = isinstance(request, Book)
            return TooManyCodes(request.key) if booking else Refused(request.key, Why.WRONG_CODE)
        outcome = await self._clerk.carry_out(request, entry.chat, entry.claimed_first or now, seen_before)
        wrong = outcome == Refused(request.key, Why.WRONG_CODE)
        if tries and not wrong:
            with suppress(StorageError):  # then it counts, which harms nobody but who tries ten in a day
                await self._store.run(_not_wrong, entry.chat, phone, now)
        if code and wrong and not tries:
            with suppress(StorageError):
                await self._store.run(_wrong, entry.chat, phone, now, self._limits)
        if counts and not isinstance(outcome, CodeSent):
            with suppress(StorageError):  # then it counts; the outcome matters more
                await self._store.run(_no_code_sent, entry.chat, phone, now, source)
        return outcome


def _proof(request: Request) -> tuple[str, str]:
    """The phone that a request is about, and the code that goes along to prove it; "" where there is none."""
    match request:
        case SendCode(phone=phone):
            return phone.number, ""
        case Book(order=order) | Look(order=order):
            return order.phone.number, order.code
        case SignIn(phone=phone, code=code):
            return phone.number, code
    return "", ""


def _where(entry: Entry) -> dict[str, int | str | tuple[int, ...]]:
    """What the salon needs to find an appointment in its calendar, without the client's name or number.

    Ids stay numbers: as text they might be masked in the log, as if they were phones.
    """
    where: dict[str, int | str | tuple[int, ...]]
    match entry.what:
        case Book(kind=what, order=order):
            where = {"location": order.location.id, "time": order.slot.as_sent, "services": ids(order.services)}
        case Cancel(kind=what, visit=visit) | Move(kind=what, visit=visit) | Rate(kind=what, visit=visit):
            where = {"location": visit.location.id, "time": visit.starts.isoformat(), "record": visit.record}
        case _:
            return {}
    return {"request": what, **where}


def _claim(work: Work, chat: Chat, lane: Lane, now: datetime) -> list[Entry]:
    return work.outbox.claim(chat, lane, now, LEASE)


def _done(work: Work, ids: Sequence[int]) -> None:
    work.outbox.done(ids)


def _done_and_claim(work: Work, ids: Sequence[int], chat: Chat, now: datetime) -> list[Entry]:
    work.outbox.done(ids)
    return work.outbox.claim(chat, "say", now, LEASE)


def _drop(work: Work, ids: Sequence[int], reason: str) -> None:
    work.outbox.dropped(ids, reason)


def _renew(work: Work, id: int, until: datetime) -> None:
    work.outbox.renew(id, until)


def _again(work: Work, id: int, at: datetime, error: str) -> None:
    work.outbox.again(id, at, error)


def _may_send_code(work: Work, chat: Chat, phone: str, now: datetime, limits: CodeLimits, source: str) -> int | None:
    """None if a code may be sent; else the seconds until one may be, 0 if none may today."""
    if work.codes.allow(chat, phone, now, limits, source):
        return None
    return max(0, ceil(work.codes.wait(phone, now, limits).total_seconds()))


def _may_try(work: Work, chat: Chat, phone: str, now: datetime, limits: CodeLimits) -> bool:
    return work.codes.may_be_tried(chat, phone, now, limits)


def _not_wrong(work: Work, chat: Chat, phone: str, at: datetime) -> None:
    work.codes.was_not_wrong(chat, phone, at)


def _wrong(work: Work, chat: Chat, phone: str, now: datetime, limits: CodeLimits) -> None:
    work.codes.was_wrong(chat, phone, now, limits)


def _no_code_sent(work: Work, chat: Chat, phone: str, at: datetime, source: str) -> None:
    work.codes.take_back(chat, phone, at, source)
