"""The history of a chat for channels that keep none themselves: what was said on both sides, numbered from 1."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import bindparam, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert  # SQLite took `on conflict` over; its compiler reads this as well

from fsm.words import Chat
from storage.connection import Connection
from storage.statement import Statement
from storage.tables import history

KEPT: Final = 200
"""The lines kept of one chat; older ones make room."""

Who = Literal["bot", "client", "void"]
"""A line of `void` says that nothing of what came before it is to be shown any more."""

NOTHING: Final = "null"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chat. `body` is JSON, the channel's own affair."""

    seq: int
    who: Who
    body: str
    at: datetime


of_chat = (history.c.channel == bindparam("of_channel")) & (history.c.chat == bindparam("of_chat"))
line = (history.c.seq, history.c.who, history.c.body, history.c.at)

# Two that count at once arrive at the same number: the second waits for the first, adds nothing, and counts again.
# So nobody sees a line before all the earlier ones are there.
APPEND = Statement(
    insert(history)
    .from_select(
        [column.name for column in history.c],
        select(
            bindparam("channel", type_=history.c.channel.type),
            bindparam("chat", type_=history.c.chat.type),
            func.coalesce(func.max(history.c.seq), literal(0)) + literal(1),
            bindparam("key", type_=history.c.key.type),
            bindparam("who", type_=history.c.who.type),
            bindparam("body", type_=history.c.body.type),
            bindparam("at", type_=history.c.at.type),
        ).where(of_chat),
    )
    .on_conflict_do_nothing()
    .returning(history.c.seq)
)
THERE = Statement(select(history.c.seq).where(of_chat, history.c.key == bindparam("key")))
CUT = Statement(delete(history).where(of_chat, history.c.seq <= bindparam("last")))
AFTER = Statement(select(*line).where(of_chat, history.c.seq > bindparam("seq")).order_by(history.c.seq))
LATEST = Statement(
    select(*line)
    .where(of_chat, history.c.who == bindparam("who"))
    .order_by(history.c.seq.desc())
    .limit(bindparam("count"))
)
CHANGE = Statement(update(history).where(of_chat, history.c.key == bindparam("of_key")).values(body=bindparam("body")))
LAST = Statement(select(history.c.seq, history.c.at).where(of_chat).order_by(history.c.seq.desc()).limit(1))
PURGE = Statement(delete(history).where(history.c.at < bindparam("before")))


class History:
    """By chat."""

    __slots__ = ("connection",)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def append(self, chat: Chat, who: Who, body: str, at: datetime, key: str = "") -> None:
        """Add a line; with a key, only if the chat has none with the same."""
        values = {"key": key or None, "who": who, "body": body, "at": at}
        while True:
            added = self.connection.write_returning(APPEND, channel=chat.channel, chat=chat.id, **_of(chat), **values)
            if added:
                self.connection.write(CUT, last=added[0][0] - KEPT, **_of(chat))
            if added or (key and self.connection.read(THERE, key=key, **_of(chat))):
                return

    def after(self, chat: Chat, seq: int) -> list[Line]:
        """The lines that follow a number, in order; all of them after 0."""
        return [Line(*row) for row in self.connection.read(AFTER, seq=seq, **_of(chat))]

    def latest(self, chat: Chat, who: Who, count: int) -> list[Line]:
        """The last lines of one side, the newest first."""
        return [Line(*row) for row in self.connection.read(LATEST, who=who, count=count, **_of(chat))]

    def change(self, chat: Chat, key: str, body: str) -> None:
        """Put something else in the place of the line with this key, if it is still there; its number stays."""
        self.connection.write(CHANGE, of_key=key, body=body, **_of(chat))

    def forget(self, chat: Chat) -> None:
        """Forget what was said in a chat. One line stays in its place, which tells the pages that show the chat; and
        numbers go on from it, or they would take the next ones for old.
        """
        for last, at in self.connection.read(LAST, **_of(chat)):
            self.append(chat, "void", NOTHING, at)
            self.connection.write(CUT, last=last, **_of(chat))

    def count(self, chat: Chat) -> int:
        """How many lines of a chat are kept."""
        return len(self.connection.read(AFTER, seq=0, **_of(chat)))

    def purge(self, before: datetime) -> None:
        """Forget what was said before then."""
        self.connection.write(PURGE, before=before)


def _of(chat: Chat) -> dict[str, str]:
    return {"of_channel": chat.channel, "of_chat": chat.id}
