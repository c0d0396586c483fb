"""Sessions, one a chat."""

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from pydantic import TypeAdapter
from sqlalchemy import and_, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert  # SQLite took `on conflict` over; its compiler reads this as well

from fsm.prompts import Prompt, Say
from fsm.session import Client, S, Session
from fsm.words import Chat
from storage.connection import Connection
from storage.errors import SessionMoved
from storage.statement import Statement
from storage.tables import sessions
from storage.yesterday import several_services

log = logging.getLogger(__name__)

SCHEMA = 2
"""Of the body. A change of `Session` that yesterday's bodies do not survive raises it and adds to UPGRADES."""

UPGRADES: dict[int, Callable[[str], str]] = {1: several_services}
"""By the schema number of a stored body: what turns it into one of today's."""

CODEC = TypeAdapter(Session)

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

FACTS = ("revision", "schema", "deadline", "token", "body", "kept", "phone")

GET = Statement(
    select(sessions.c.revision, sessions.c.schema, sessions.c.token, sessions.c.body, sessions.c.phone).where(
        sessions.c.channel == bindparam("channel"), sessions.c.chat == bindparam("chat")
    )
)
START = Statement(
    insert(sessions).values({name: bindparam(name) for name in ("channel", "chat", *FACTS)}).on_conflict_do_nothing()
)
MOVE = Statement(
    update(sessions)
    .where(
        sessions.c.channel == bindparam("of_channel"),
        sessions.c.chat == bindparam("of_chat"),
        sessions.c.revision == bindparam("before"),
    )
    .values({name: bindparam(name) for name in FACTS})
)
SILENT = Statement(
    select(sessions.c.channel, sessions.c.chat, sessions.c.token)
    .where(sessions.c.deadline < bindparam("now"))
    .order_by(sessions.c.deadline)
    .limit(bindparam("limit"))
)
# The revision goes on, so that a turn which is being decided with what was known before is decided again.
UNLINK = Statement(
    update(sessions)
    .where(
        sessions.c.phone == bindparam("of"),
        ~and_(sessions.c.channel == bindparam("of_channel"), sessions.c.chat == bindparam("of_chat")),
    )
    .values(phone="", revision=sessions.c.revision + 1)
)
PURGE = Statement(delete(sessions).where(sessions.c.kept < bindparam("before")))


class Sessions:
    """What is known of each chat between two turns."""

    __slots__ = ("connection",)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, chat: Chat) -> Session | None:
        """The session as it was put; one that has expired, of the same revision, if the code cannot read it any
        more. Its client is a stranger if they have been unlinked since.
        """
        for revision, schema, token, body, phone in self.connection.read(GET, channel=chat.channel, chat=chat.id):
            session = read(chat, revision, schema, token, body)
            linked = session.client.verified == phone
            return session if linked else replace(session, client=Client(), revision=revision)
        return None

    def put(self, session: Session, now: datetime) -> None:
        """Keep a session whose revision is one more than that of the session it was made from.

        Raises SessionMoved if that one is not the latest any more.
        """
        chat = session.chat
        facts = {
            "revision": session.revision,
            "schema": SCHEMA,
            "deadline": session.deadline,
            "token": session.asked.token if session.asked else "",
            "body": CODEC.dump_json(session).decode(),
            "kept": now,
            "phone": session.client.verified,
        }
        if session.revision == 1:
            kept = self.connection.write(START, channel=chat.channel, chat=chat.id, **facts)
        else:
            before = session.revision - 1
            kept = self.connection.write(MOVE, of_channel=chat.channel, of_chat=chat.id, before=before, **facts)
        if kept != 1:
            raise SessionMoved(chat)

    def silent(self, now: datetime, limit: int) -> list[tuple[Chat, str]]:
        """Chats whose deadline has passed, with the token of the prompt that got no answer, the earliest first.

        Exactly at the deadline is still in time.
        """
        rows = self.connection.read(SILENT, now=now, limit=limit)
        return [(Chat(channel, chat), token) for channel, chat, token in rows]

    def unlink(self, phone: str, chat: Chat) -> None:
        """From here on no other chat than this one counts as that of the client with this verified number."""
        self.connection.write(UNLINK, of=phone, of_channel=chat.channel, of_chat=chat.id)

    def purge(self, before: datetime) -> None:
        """Forget chats in which nothing has happened since that moment."""
        self.connection.write(PURGE, before=before)


def read(chat: Chat, revision: int, schema: int, token: str, body: str) -> Session:
    try:
        return CODEC.validate_json(body if schema == SCHEMA else UPGRADES[schema](body))
    except (ValueError, KeyError):
        log.warning("a session of %s (schema %s) cannot be read; it expires", chat.channel, schema)
        return expired(chat, revision, token, locale_of(body))


def expired(chat: Chat, revision: int, token: str, locale: str) -> Session:
    """A session whose time was up long ago: whatever is said next, or the clock, finds it expired, kindly."""
    asked = Prompt(Say("expired.text"), token=token)
    return Session(chat, S.LOCATION, locale=locale, shown=asked, deadline=LONG_AGO, revision=revision)


def locale_of(body: str) -> str:
    """The language at least: whoever starts over should be told so in their own."""
    try:
        match json.loads(body):
            case {"locale": str(locale)}:
                return locale
    except ValueError:
        pass
    return ""
