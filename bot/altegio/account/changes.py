"""Changes to a client's visits: one is cancelled, or moved to another time. Each has one effect, however often it is
carried out: when no answer comes, it is simply done again, and that the visit is gone, or at the new time already,
is then the answer.

Several keys may open the visit: its hash, the client's own token, the business's. A key that is refused, or does not
find it, leaves it to the next; any other no is the answer, and is not asked for again with a mightier key.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Final, Literal, TypeVar
from zoneinfo import ZoneInfo

import structlog

from bot.altegio import wire
from bot.altegio.account import wire as account_wire
from bot.altegio.account.keys import Key
from bot.altegio.account.reading import Created, Record
from bot.altegio.client import Altegio
from bot.altegio.desk import AltegioDesk
from bot.altegio.errors import NotAllowed, OutcomeUnknown, Refused, TryLater
from bot.altegio.outcomes import GIVE_UP, LOOK_AGAIN, PATIENCE, Again, why_not
from bot.altegio.wire import Request
from bot.texts import words
from fsm import events
from fsm.events import Done, NotReached, Outcome, Why
from fsm.prompts import Say
from fsm.requests import Cancel, Move
from fsm.words import Chat, Slot, Status, Visit, ids

T = TypeVar("T")
CancelMode = Literal["delete", "no_show"]

TRIES: Final = 2
"""How often a change is tried in one go."""

HASH: Final = Key("")
"""Stands for the hash of a visit, which opens that one without any token."""

log = structlog.stdlib.get_logger(__name__)


class Changes:
    """Cancels and moves. `locale` is the salon's own language: the client's reason is told in it."""

    def __init__(
        self, client: Altegio, desk: AltegioDesk, now: Callable[[], datetime], cancel_mode: CancelMode, locale: str
    ) -> None:
        self._client, self._desk, self._now, self._cancel_mode = client, desk, now, cancel_mode
        self._words = words(locale)

    async def cancel(self, request: Cancel, chat: Chat, first_claimed: datetime, seen_before: bool) -> Outcome | Again:
        """Deleted, or marked as a client who will not come (S2-12 to S2-14)."""
        visit, keys = request.visit, await self._desk.keys.to(chat, request.phone, request.visit)

        async def act(key: Key) -> None:
            if key is HASH:
                await self._call(account_wire.cancel_by_hash(visit.record, visit.hash), chat)
            elif not key.business:
                await self._call(account_wire.cancel(visit.record, key.token), chat)
            elif self._cancel_mode == "delete":
                await self._theirs(visit, key, chat)
                await self._call(account_wire.delete(visit.location.id, visit.record, key.token), chat)
            else:
                await self._no_show(request, key, chat)

        async def attempt(sent: bool) -> Outcome:
            if self._cancel_mode == "no_show":
                return _outcome(request.key, await self._with(_business(keys), chat, act))
            why = await self._with([HASH, *keys] if visit.hash else keys, chat, act)
            return _outcome(request.key, None if sent and why is Why.GONE else why)

        outcome = await self._until_known(request.key, attempt, first_claimed, seen_before)
        return self._told(request, chat, outcome, "visit cancelled by the client", reason=request.reason)

    async def move(self, request: Move, chat: Chat, first_claimed: datetime, seen_before: bool) -> Outcome | Again:
        """To a time that is checked first; the old one is kept if the new one cannot be had (S1-24)."""
        visit, slot = request.visit, request.slot
        keys = await self._desk.keys.to(chat, request.phone, visit)

        async def act(key: Key) -> None:
            if not key.business:
                return await self._call(account_wire.move(visit.location.id, visit.record, slot, key.token), chat)
            await self._theirs(visit, key, chat)
            record = await self._call(account_wire.record_as_sent(visit.location.id, visit.record, key.token), chat)
            change = account_wire.change_time(visit.location.id, record, slot, request.phone, key.token)
            try:
                return await self._call(change, chat)
            except Refused as error:  # its own rules do not bind the business, so it is the time
                raise error if error.code or error.status == 404 else Refused(error.status, 433) from error

        async def attempt(sent: bool) -> Outcome:
            if sent and await self._is_at(visit, slot, keys, chat):
                return Done(request.key)
            why = await self._check(visit, slot, chat) if keys else Why.LOGGED_OUT
            why = why or await self._with(keys, chat, act)
            if why is Why.SLOT_TAKEN and sent and await self._is_at(visit, slot, keys, chat):
                return Done(request.key)  # it was taken by ourselves
            return _outcome(request.key, why)

        outcome = await self._until_known(request.key, attempt, first_claimed, seen_before)
        if outcome == events.Refused(request.key, Why.SLOT_TAKEN) or isinstance(outcome, Done):
            self._desk.forget_times(visit.location.id, slot.starts.date(), visit.staff.id)
        return self._told(request, chat, outcome, "visit moved by the client", to=slot.as_sent)

    # --- the ways to do it

    async def _no_show(self, request: Cancel, key: Key, chat: Chat) -> None:
        """The visit stays in the calendar, with the reason in its comment; the attendance alone changes besides."""
        record = await self._theirs(request.visit, key, chat)
        if record.status is Status.MISSED:
            return
        reason = self._words.say(Say(f"label.reason_{request.reason}")) if request.reason else ""
        comment = "\n".join(filter(None, [record.comment, reason]))
        await self._call(account_wire.no_show(record.visit, record.id, comment, key.token), chat)

    async def _theirs(self, visit: Visit, key: Key, chat: Chat) -> Record:
        """The visit as the business has it. Refused as not there if it is cancelled, or is somebody else's."""
        record = await self._call(account_wire.record(visit.location.id, visit.record, key.token), chat)
        if record.deleted or not (visit.hash or record.phone == wire.digits(key.phone)):
            raise Refused(404)
        return record

    async def _check(self, visit: Visit, slot: Slot, chat: Chat) -> Why | None:
        """None if the time can be had with the same team member, else why not."""
        services = ids(visit.services)
        try:
            await self._call(wire.check_time(visit.location.id, services, visit.staff.id, slot), chat)
        except NotAllowed as error:
            self._desk.alarm(error)
            if error.status != 403:
                raise TryLater(str(error)) from error
            return Why.NOT_ALLOWED
        except Refused as error:
            return Why.SLOT_TAKEN if error.code is None else why_not(error)
        return None

    async def _is_at(self, visit: Visit, slot: Slot, keys: Sequence[Key], chat: Chat) -> bool:
        """Whether it is at that time by now, as far as any key shows."""

        def look(key: Key) -> Request[Record]:
            if key is HASH:
                return wire.booked(visit.location.id, Created(visit.record, visit.hash))
            if key.business:
                return account_wire.record(visit.location.id, visit.record, key.token)
            return account_wire.own_record(visit.record, key.token)

        for key in [*keys, *([HASH] if visit.hash else [])]:
            try:
                record = await self._call(look(key), chat)
            except (Refused, NotAllowed):
                continue
            wanted = slot.starts.astimezone(ZoneInfo(visit.location.zone)).replace(tzinfo=None)
            return not record.deleted and record.starts == wanted
        return False

    # --- trying

    async def _with(self, keys: Sequence[Key], chat: Chat, act: Callable[[Key], Awaitable[None]]) -> Why | None:
        """Do it with the first key that fits; None when it is done, else why not."""
        why = Why.LOGGED_OUT
        for key in keys:
            try:
                await act(key)
            except NotAllowed as error:
                if key is not HASH:
                    await self._desk.keys.refused(chat, key, error)
                if error.status != 401:
                    return Why.NOT_ALLOWED
            except Refused as error:
                why = why_not(error)
                if why is not Why.GONE:
                    return why
            else:
                return None
        return why

    async def _until_known(
        self, key: str, attempt: Callable[[bool], Awaitable[Outcome]], first_claimed: datetime, sent: bool
    ) -> Outcome | Again:
        """Try until there is an answer. What was surely not sent is left to the client; for the rest we come back."""
        for _ in range(TRIES):
            try:
                return await attempt(sent)
            except OutcomeUnknown:
                sent = True
            except TryLater:
                if not sent:
                    return NotReached(key)
        return events.OutcomeUnknown(key) if self._now() - first_claimed >= GIVE_UP else Again(LOOK_AGAIN)

    async def _call(self, request: Request[T], chat: Chat) -> T:
        return await self._client.call(request, chat, by=self._now() + PATIENCE, first=True)

    def _told(
        self, request: Cancel | Move, chat: Chat, outcome: Outcome | Again, what: str, **more: str
    ) -> Outcome | Again:
        """See to it that nobody is shown what was true before, and that the salon can read what a client has done."""
        visit = request.visit
        if not isinstance(outcome, NotReached | Again):
            self._desk.forget_account(chat, request.phone)
        if isinstance(outcome, Done):
            self._desk.forget_times(visit.location.id, visit.starts.date(), visit.staff.id)
            log.info(what, location=visit.location.id, record=visit.record, **more)
        return outcome


def _business(keys: Sequence[Key]) -> list[Key]:
    return [key for key in keys if key.business]


def _outcome(key: str, why: Why | None) -> Outcome:
    return events.Refused(key, why) if why else Done(key)
