"""The tables. They come to be by Alembic only; a test holds the migrations equal to this."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Index, Integer, MetaData, Table, Text

from storage.types import RowNumber, UTCDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def where(condition: ColumnElement[bool]) -> dict[str, Any]:
    """An index of these rows only: what it costs does not grow with the others."""
    return {"sqlite_where": condition, "postgresql_where": condition}


sessions = Table(
    "sessions",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("chat", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("schema", Integer, nullable=False),  # of the body
    Column("deadline", UTCDateTime),
    Column("token", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("kept", UTCDateTime, nullable=False),
    Column("phone", Text, nullable=False, server_default=""),  # as verified in this chat; "" if it is not, or no more
)
Index(None, sessions.c.deadline, **where(sessions.c.deadline.is_not(None)))
Index(None, sessions.c.kept)
Index(None, sessions.c.phone, **where(sessions.c.phone != ""))

# `body` is there while an update is held, and gone when it has been taken.
inbox = Table(
    "inbox",
    metadata,
    Column("position", RowNumber, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("kept", UTCDateTime, nullable=False),
    Column("body", Text),
)
Index(None, inbox.c.channel, inbox.c.chat, inbox.c.id, unique=True)
Index(None, inbox.c.kept)
Index("ix_inbox_held", inbox.c.position, **where(inbox.c.body.is_not(None)))

# What is done is deleted; what was given up stays for a while, with the reason. The number of a deleted row is
# never given again, so that a late `done` cannot hit another entry.
outbox = Table(
    "outbox",
    metadata,
    Column("id", RowNumber, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("lane", Text, nullable=False),
    Column("key", Text),
    Column("body", Text, nullable=False),
    Column("due", UTCDateTime, nullable=False),
    Column("leased_until", UTCDateTime),
    Column("claimed_first", UTCDateTime),
    Column("attempts", Integer, nullable=False, default=0),
    Column("error", Text),
    Column("given_up", Text),
    sqlite_autoincrement=True,
)
is_open = outbox.c.given_up.is_(None)
Index("ix_outbox_lane", outbox.c.channel, outbox.c.chat, outbox.c.lane, outbox.c.id, **where(is_open))
Index(None, outbox.c.key, unique=True, **where(is_open & outbox.c.key.is_not(None)))

appointments = Table(
    "appointments",
    metadata,
    Column("key", Text, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("location", Integer, nullable=False),
    Column("record", RowNumber, nullable=False),
    Column("starts", UTCDateTime, nullable=False),
    Column("made", UTCDateTime, nullable=False),
    Column("body", Text, nullable=False),
    Column("phone", Text, nullable=False, server_default=""),  # as verified in that chat; "" if it was not
)
Index(None, appointments.c.channel, appointments.c.chat)
Index(None, appointments.c.phone)

# What is remembered of a client, by the number that was verified: the same in every chat where it was (N-24).
clients = Table(
    "clients",
    metadata,
    Column("phone", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

# Where a client is logged in. The token is encrypted.
logins = Table(
    "logins",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("chat", Text, primary_key=True),
    Column("phone", Text, nullable=False),
    Column("token", Text, nullable=False),
)

# When something was last done, under a name: what a limit counts. `times` is JSON, ascending.
recent = Table(
    "recent",
    metadata,
    Column("name", Text, primary_key=True),
    Column("times", Text, nullable=False),
    Column("last", UTCDateTime),
)

# What was said in a chat, for channels that keep no history themselves. `key` tells a line that comes twice.
history = Table(
    "history",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("chat", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("key", Text),
    Column("who", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)
Index(None, history.c.channel, history.c.chat, history.c.key, unique=True)
Index(None, history.c.at)

secrets = Table(
    "secrets",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
