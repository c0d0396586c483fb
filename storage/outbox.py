"""The outbox: what was decided and is still to be said or done.

Each chat has two lanes, "say" and "do". Order is kept within a lane; the lanes do not wait for one another.
An entry that is done is deleted.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import ColumnElement, FromClause, bindparam, delete, exists, func, select, update
from sqlalchemy.dialects.postgresql import insert  # SQLite took `on conflict` over; its compiler reads this as well

from fsm.prompts import PLAIN, Prompt, Style
from fsm.requests import Request
from fsm.words import Chat
from storage.connection import Connection
from storage.statement import Statement
from storage.tables import outbox
from storage.types import UTCDateTime
from storage.yesterday import read

log = logging.getLogger(__name__)

Lane = Literal["say", "do"]


@dataclass(frozen=True, slots=True)
class Saying:
    """A prompt in the language of its chat and the client's style; `edit` names the message that it may take the place
    of, `wipe` one of the client's that is to be gone once it was said.
    """

    prompt: Prompt
    locale: str
    edit: str = ""
    style: Style = PLAIN
    wipe: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something claimed. `claimed_first` is None if nobody had claimed it before: then it was surely never sent."""

    id: int
    chat: Chat
    what: Saying | Request
    attempts: int
    claimed_first: datetime | None

    @property
    def claimed_before(self) -> bool:
        return self.claimed_first is not None


SAYING = TypeAdapter(Saying)
REQUEST: TypeAdapter[Request] = TypeAdapter(Request)

earlier = outbox.alias()


def open_in_lane(entry: FromClause) -> ColumnElement[bool]:
    return (
        (entry.c.channel == bindparam("of_channel"))
        & (entry.c.chat == bindparam("of_chat"))
        & (entry.c.lane == bindparam("of_lane"))
        & entry.c.given_up.is_(None)
    )


def open_before(entry: FromClause) -> ColumnElement[bool]:
    """`earlier` is an open entry of the same lane that comes before this one."""
    return (
        (earlier.c.channel == entry.c.channel)
        & (earlier.c.chat == entry.c.chat)
        & (earlier.c.lane == entry.c.lane)
        & (earlier.c.id < entry.c.id)
        & earlier.c.given_up.is_(None)
    )


def free(entry: FromClause) -> ColumnElement[bool]:
    """Due, and in nobody's hands."""
    now = bindparam("now", type_=UTCDateTime())
    return (entry.c.due <= now) & (entry.c.leased_until.is_(None) | (entry.c.leased_until <= now))


def first(entry: FromClause) -> ColumnElement[bool]:
    return ~exists().where(open_before(entry))


ADD = Statement(
    insert(outbox)
    .values({name: bindparam(name) for name in ("channel", "chat", "lane", "key", "body", "due")})
    .values(attempts=0)
    .returning(outbox.c.id)
)

CLAIM = (
    update(outbox)
    .values(
        leased_until=bindparam("until"),
        claimed_first=func.coalesce(outbox.c.claimed_first, bindparam("now", type_=UTCDateTime())),
        attempts=outbox.c.attempts + 1,
    )
    .where(open_in_lane(outbox), free(outbox))
    .returning(outbox.c.id, outbox.c.body, outbox.c.attempts, outbox.c.claimed_first)
)
# Who gets hold of the first entry gets the lane. PostgreSQL needs the lock: without it a second process could see
# a message that the first one did not see yet, and say it too early. SQLite has one writer and leaves the lock out.
head = outbox.alias()
mine = (
    select(head.c.id).where(open_in_lane(head), free(head), first(head)).with_for_update(skip_locked=True).cte("mine")
)
CLAIMS = {
    "say": Statement(CLAIM.where(exists(select(mine.c.id)), ~exists().where(open_before(outbox), ~free(earlier)))),
    "do": Statement(CLAIM.where(first(outbox))),
}
WAITING = Statement(
    select(outbox.c.channel, outbox.c.chat, outbox.c.lane)
    .where(outbox.c.given_up.is_(None), free(outbox), first(outbox))
    .order_by(outbox.c.due)
    .limit(bindparam("limit"))
)
THIS = outbox.c.id == bindparam("of")
DONE = Statement(delete(outbox).where(THIS, outbox.c.given_up.is_(None)))
AGAIN = Statement(update(outbox).where(THIS).values(due=bindparam("due"), error=bindparam("error"), leased_until=None))
RENEW = Statement(update(outbox).where(THIS).values(leased_until=bindparam("until")))
DROPPED = Statement(update(outbox).where(THIS).values(given_up=bindparam("given_up")))
SETTLE = Statement(delete(outbox).where(outbox.c.key == bindparam("of"), outbox.c.given_up.is_(None)))
FORGET = Statement(
    delete(outbox).where(
        outbox.c.channel == bindparam("of_channel"),
        outbox.c.chat == bindparam("of_chat"),
        outbox.c.given_up.is_not(None),
    )
)
PURGE = Statement(delete(outbox).where(outbox.c.given_up.is_not(None), outbox.c.due < bindparam("before")))


class Outbox:
    """What waits to go out, by chat and lane."""

    __slots__ = ("_added", "connection")

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._added: dict[int, Saying | Request] = {}

    def add(self, chat: Chat, sayings: Sequence[Saying], requests: Sequence[Request], now: datetime) -> None:
        """Leave what a turn decided, due at once. The order is that of the turns if the session is put before."""
        for saying in sayings:
            self._add(chat, "say", None, saying, SAYING.dump_json(saying), now)
        for request in requests:
            self._add(chat, "do", request.key, request, REQUEST.dump_json(request), now)

    def claim(self, chat: Chat, lane: Lane, now: datetime, lease: timedelta) -> list[Entry]:
        """Take what may go out now, in order: all that is due of "say", one entry of "do"; nobody else gets it.

        An entry behind one that is not due yet, or is in somebody's hands, has to wait. What is neither done
        nor due again when the lease ends is free once more.
        """
        rows = self.connection.write_returning(
            CLAIMS[lane], of_channel=chat.channel, of_chat=chat.id, of_lane=lane, now=now, until=now + lease
        )
        return [entry for row in sorted(rows) if (entry := self._entry(chat, lane, *row))]

    def waiting(self, now: datetime, limit: int) -> list[tuple[Chat, Lane]]:
        """Lanes with something to claim, those that wait longest first."""
        rows = self.connection.read(WAITING, now=now, limit=limit)
        return [(Chat(channel, chat), lane) for channel, chat, lane in rows]

    def done(self, ids: Iterable[int]) -> None:
        """These were said or done."""
        for id in ids:
            self.connection.write(DONE, of=id)

    def renew(self, id: int, until: datetime) -> None:
        """Keep an entry that takes longer than its lease."""
        self.connection.write(RENEW, of=id, until=until)

    def again(self, id: int, at: datetime, error: str) -> None:
        """Let go of an entry that could not be said or done; it is due again at that time."""
        self.connection.write(AGAIN, of=id, due=at, error=error)

    def dropped(self, ids: Iterable[int], reason: str) -> None:
        """Give up on these. They stay for a while, with the reason."""
        for id in ids:
            self.connection.write(DROPPED, of=id, given_up=reason)

    def settle(self, key: str) -> None:
        """The outcome of this request is kept: it is done."""
        self.connection.write(SETTLE, of=key)

    def forget(self, chat: Chat) -> None:
        """Forget what was given up in a chat."""
        self.connection.write(FORGET, of_channel=chat.channel, of_chat=chat.id)

    def purge(self, before: datetime) -> None:
        """Forget what was given up and had been due before that moment."""
        self.connection.write(PURGE, before=before)

    def _add(self, chat: Chat, lane: Lane, key: str | None, what: Saying | Request, body: bytes, now: datetime) -> None:
        [(id,)] = self.connection.write_returning(
            ADD, channel=chat.channel, chat=chat.id, lane=lane, key=key, body=body.decode(), due=now
        )
        self._added[id] = what

    def _entry(
        self, chat: Chat, lane: Lane, id: int, body: str, attempts: int, claimed_first: datetime
    ) -> Entry | None:
        what = self._added.get(id)  # most of what is claimed was added just now, and need not be read back
        try:
            what = what or (read(SAYING, body) if lane == "say" else read(REQUEST, body))
        except ValidationError:
            log.error("an entry of %s (%s) cannot be read; it is given up", chat.channel, lane)
            self.dropped([id], "cannot be read")
            return None
        return Entry(id, chat, what, attempts, claimed_first if attempts > 1 else None)
