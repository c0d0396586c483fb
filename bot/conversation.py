"""Taking turns: an event comes in, the dialog decides, one transaction keeps all that follows.

A turn is safe to repeat with the same event, and to take from two processes at once: the inbox counts an event once,
and a session moves on from exactly one revision.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol
from uuid import uuid4
from weakref import WeakValueDictionary
from zoneinfo import ZoneInfo

import structlog
from prometheus_client import Counter

from bot.handover import ARGUMENT, Handover
from bot.hearing import hear
from bot.kept import all_kept
from bot.texts import LOCALES, match_locale, words
from fsm import contact
from fsm.desk import Desk, Rules
from fsm.dialog import advance
from fsm.events import Booked, Command, Event, Inbound, Outcome, Picked, Said, SignedIn, Typed
from fsm.manners import zone
from fsm.prompts import Prompt, Say
from fsm.session import Client, S, Session, Turn
from fsm.words import Chat
from storage.errors import SessionMoved, surprise
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

    def forget_account(self, chat: Chat, phone: str) -> None:
        """Nothing that was read of a client's account is to be shown again: in this chat, or under this number."""


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
        handover: Handover | None = None,
    ) -> None:
        """`deliver(chat, sayings, requests)` is called after a turn was kept: its claimed sayings, and whether it
        left requests. `handover` knows the links that lead here from the website.
        """
        self._handover = handover
        self._store, self._desks, self._rules = store, desks, rules
        self._default_locale, self._now, self._deliver = default_locale, now, deliver
        self._turns: WeakValueDictionary[Chat, asyncio.Lock] = WeakValueDictionary()
        self._under_way: set[asyncio.Task[None]] = set()

    async def intake(self, batch: Sequence[Inbound]) -> None:
        """Take a batch from a platform; when this returns, the platform may be told that it was received.

        What is not decided within a second is noted in the inbox first and decided after: nothing is lost in a
        crash, and one slow chat does not hold up the others. Raises what the first failed turn raised, so that the
        platform delivers again.
        """
        tasks = self._start(_by_chat(batch))
        done, slow = await asyncio.wait(tasks, timeout=PROMPTLY) if tasks else (set(), set())
        if slow:  # all in one go: after an outage there may be hundreds, and the platform waits
            await self._store.run(_hold, [heard for task in slow for heard in tasks[task]], self._now())
        for task in done:
            task.result()

    async def resume(self, batch: Sequence[Inbound]) -> None:
        """Take what silence, a crash or a failure has left behind; a chat that is at work is left to the next time.

        Waits a second at the most. What fails stays where it was.
        """
        idle = {chat: mine for chat, mine in _by_chat(batch).items() if not self._at_work(chat)}
        if tasks := self._start(idle):
            await asyncio.wait(tasks, timeout=PROMPTLY)

    async def take(self, heard: Inbound) -> bool:
        """Take one turn; gives whether anything is said to it, now or once Altegio has answered.

        Raises SessionMoved when others keep being quicker, StorageError when it cannot be kept.
        """
        async with self._turn(heard.chat):
            for _ in range(TRIES):
                before = await self._store.run(_session, heard.chat, heard.event)
                fresh = self._in_a_language(before or Session(heard.chat), heard)
                turn = await self._decide(fresh, heard, await self._elsewhere(heard))
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
        if kept is None:
            return False
        if turn.forgets:
            self._desks.forget_account(heard.chat, fresh.client.verified)
        if turn.session.state is S.PERSON and fresh.state is not S.PERSON:
            log.warning("a client asks for a person", channel=heard.chat.channel)
        self._deliver(heard.chat, kept, bool(turn.requests))
        return bool(turn.prompts or turn.requests)

    async def close(self) -> None:
        """Let turns under way end. One that takes long is left to the next start: it is noted, or comes again."""
        if self._under_way:
            _, slow = await asyncio.wait(self._under_way, timeout=PROMPTLY)
            for task in slow:
                task.cancel()
            await asyncio.gather(*slow, return_exceptions=True)

    def _in_a_language(self, session: Session, heard: Inbound) -> Session:
        """A session that has no language yet, or one that is not spoken any more, gets the client's, or the default."""
        if session.locale in LOCALES:
            return session
        return replace(session, locale=match_locale(heard.profile.language, self._default_locale))

    async def _elsewhere(self, heard: Inbound) -> Session | None:
        """The conversation that a link leads on from, if that is what was sent."""
        match heard.event:
            case Command(name="start", argument=argument) | Typed(text=argument) if self._handover:
                chat = self._handover.chat(argument.strip(), heard.time)
                return await self._store.run(_session, chat) if chat else None
        return None

    async def _decide(self, session: Session, heard: Inbound, elsewhere: Session | None) -> Turn:
        """What follows. Where the dialog itself fails, which it should not, the client is asked again: whatever was
        said would fail the next time, too, and hold up all that comes after it.
        """
        event: Event = heard.event
        desk = self._desks.of(heard.chat)
        try:
            if elsewhere:
                event = Command("start", "elsewhere")
            elif isinstance(event, Typed) and ARGUMENT.fullmatch(event.text.strip()):
                event = Command("start", event.text.strip())  # a link that is too old, sent as words (WhatsApp)
            elif isinstance(event, Typed):
                event = await _heard(session, event, heard.time, desk)
            return await advance(session, replace(heard, event=event), desk, self._rules, uuid4().hex, elsewhere)
        except Exception as error:
            if not isinstance(event, Said):
                raise
            log.error("the dialog failed; the client is asked again", state=session.state.value, exc_info=error)
            again = replace(session.asked or Prompt(Say("menu.text")), note=Say("misfit.text"))
            return Turn(session, (again,))

    def _start(self, chats: Mapping[Chat, Sequence[Inbound]]) -> dict[asyncio.Task[None], Sequence[Inbound]]:
        """Take turns in all these chats, side by side."""
        tasks = {asyncio.create_task(self._in_order(mine)): mine for mine in chats.values()}
        for task in tasks:
            self._under_way.add(task)
            task.add_done_callback(self._ended)
        return tasks

    async def _in_order(self, batch: Sequence[Inbound]) -> None:
        for heard in batch:
            await self.take(heard)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("a turn failed and will be taken again", error=type(error).__name__, exc_info=surprise(error))

    def _at_work(self, chat: Chat) -> bool:
        turn = self._turns.get(chat)
        return turn is not None and turn.locked()

    @asynccontextmanager
    async def _turn(self, chat: Chat) -> AsyncIterator[None]:
        """One turn at a time in a chat, in the order of arrival. Between processes the revision does the same."""
        lock = self._turns.get(chat)
        if lock is None:
            lock = self._turns[chat] = asyncio.Lock()
        async with lock:
            yield


def _by_chat(batch: Sequence[Inbound]) -> dict[Chat, list[Inbound]]:
    chats: dict[Chat, list[Inbound]] = {}
    for heard in batch:
        chats.setdefault(heard.chat, []).append(heard)
    return chats


async def _heard(session: Session, said: Typed, now: datetime, desk: Desk) -> Said:
    """What was meant, on the day that it is at the salon: which day that is, is asked for where it matters."""
    language, place = words(session.locale, session.client.style), session.draft.location
    meant = hear(said, session.asked, language, now.astimezone(ZoneInfo(place.zone) if place else UTC).date())
    if place or not isinstance(meant, Typed) or not meant.when:
        return meant
    return hear(said, session.asked, language, now.astimezone(await zone(session, desk) or UTC).date())


def _session(work: Work, chat: Chat, event: Event | None = None) -> Session | None:
    """The session, with what is known of its client by now. One who was forgotten elsewhere is a stranger here, too.

    Who has just proved a number that is known from another chat is known at once, but for what they agreed to here;
    and their login is kept at once, for the turn that it leads to reads the account already.
    """
    session = work.sessions.get(chat)
    if not session:
        return None
    if isinstance(event, SignedIn) and event.key == session.pending:
        work.logins.put(chat, event.phone, event.token)
    if isinstance(event, SignedIn) and (known := work.clients.get(event.phone)):
        return replace(session, client=replace(_joined(known, session.client), verified=""))
    if session.client.verified:
        return replace(session, client=work.clients.get(session.client.verified) or Client())
    return session


def _joined(known: Client, here: Client) -> Client:
    """A client who is known, and has just proved in another chat that it is they."""
    if here.agreed_at and (not known.agreed_at or known.agreed_at < here.agreed_at):
        return replace(known, agreed_to=here.agreed_to, agreed_at=here.agreed_at)
    return known


def _in_place(event: Event, asked: Prompt | None) -> bool:
    """Whether the message that was pressed may change into the answer: the current question may; a booking stays to be
    read, and so does whatever the client has scrolled back to.
    """
    match event, asked:
        case Picked(token=pressed), Prompt(token=current, appointment=None):
            return pressed == current
    return False


def _holds_a_code(event: Event, state: S) -> bool:
    """Whether the client has typed an SMS code where one was asked for: it shall not stay to be read (S4-19)."""
    return isinstance(event, Typed) and state in {S.CODE, S.LOGIN_CODE} and contact.code(event.text) is not None


def _hold(work: Work, batch: Sequence[Inbound], now: datetime) -> None:
    for heard in batch:
        work.inbox.hold(heard, now)


def _keep_session(work: Work, before: Client, session: Session, now: datetime) -> None:
    """A client who has proved a number is kept under it, for all chats; the session then holds no more than that.

    What is the client's own goes before what is the chat's: two chats that keep something of the same client wait for
    each other in one direction only.
    """
    client = session.client
    proved = client.verified != before.verified
    if client.verified and client != before:
        if proved:
            work.clients.add(client)
        work.clients.change(Client() if proved else before, client)
    work.sessions.put(replace(session, client=Client(verified=client.verified)) if client.verified else session, now)
    if proved:
        work.logins.drop(session.chat)


def _keep(work: Work, heard: Inbound, before: Session, turn: Turn, now: datetime) -> list[Entry] | None:
    """All that a turn leaves behind, and what of it is to be said now; None if this event was taken before."""
    if not work.inbox.first_time(heard):
        return None
    if turn.session is not before:
        if turn.forgets:
            work.forget(heard.chat, before.client.verified)
        elif before.client.verified and not turn.session.client.verified:
            work.history.forget(heard.chat)  # logged out: what was shown goes as well (S3-67)
        _keep_session(work, before.client, turn.session, now)
    edit = heard.message if _in_place(heard.event, before.asked) and not turn.tells else ""
    told = all_kept(work, before) if turn.tells else []
    locale, style = turn.session.locale, turn.session.client.style
    wipe = heard.message if _holds_a_code(heard.event, before.state) else ""
    sayings = [Saying(prompt, locale, edit, style, wipe) for prompt in (*told, *turn.prompts)]
    work.outbox.add(heard.chat, sayings, turn.requests, now)
    if isinstance(heard.event, Outcome):
        work.outbox.settle(heard.event.key)
    match heard.event:
        case Booked(key=key, appointment=appointment):
            work.appointments.add(heard.chat, key, appointment, now, turn.session.client.verified)
        case SignedIn(phone=phone, token=token) if phone == turn.session.client.verified:
            work.logins.put(heard.chat, phone, token)
    return work.outbox.claim(heard.chat, "say", now, LEASE) if sayings else []
