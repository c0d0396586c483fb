"""The store: one database, SQLite or PostgreSQL, behind asyncio.

A unit of work is a plain function over `Work`; `run` carries it to a thread in one hop and gives it one transaction.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Engine, text

from storage import schema
from storage.connection import Connection
from storage.engine import connect, shown
from storage.errors import StorageError
from storage.statement import Statement
from storage.threads import Threads
from storage.work import Work

P = ParamSpec("P")
T = TypeVar("T")

THREADS = {"sqlite": 1, "postgresql": 2}
"""SQLite has one writer. PostgreSQL would do more at once than one process of Python can give it."""

CHECKPOINT = Statement(text("pragma wal_checkpoint(truncate)"))

ANY_SESSION = Statement(text("select 1 from sessions limit 1"))


class Store:
    """Everything that is remembered. Made by `open`; nothing is touched before the first unit of work."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._threads = Threads(THREADS[engine.dialect.name], partial(Connection, engine))

    @classmethod
    def open(cls, url: str) -> Self:
        """A store by its address: sqlite:///file or postgresql://user:password@host/name, any driver named.

        Raises BadDatabaseUrl.
        """
        return cls(connect(url))

    async def run(self, work_function: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """One unit of work: kept as a whole when the function returns, not at all if it raises.

        It is finished even if nobody waits for it any more. Raises StorageError if the database fails, and what the
        function raises.
        """

        def unit(connection: Connection) -> T:
            with connection.transaction():
                return work_function(Work(connection), *args, **kwargs)

        return await self._threads.run(unit)

    def upgrade(self) -> None:
        """Bring the tables up to date; of processes that start together one does. Blocks. Raises StorageError."""
        schema.upgrade(self._engine)

    async def ready(self) -> bool:
        """Whether the database answers and has its tables."""
        try:
            await self.run(lambda work: work.connection.read(ANY_SESSION))
        except StorageError:
            return False
        return True

    async def tidy(self) -> None:
        """Empty SQLite's write-ahead log: whoever was forgotten stays readable there until it is overwritten.

        Does nothing while another process is in the way. Raises StorageError.
        """
        if self._engine.dialect.name == "sqlite":
            await self.run(lambda work: work.connection.read(CHECKPOINT))

    async def close(self) -> None:
        """Finish what is under way, then let go of the database."""
        await asyncio.to_thread(self._threads.stop)

    def __repr__(self) -> str:
        return f"Store({shown(self._engine.url)})"
