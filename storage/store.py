"""The store: one database, SQLite or PostgreSQL, behind asyncio.

A unit of work is a plain function over `Work`; `run` carries it to a thread in one hop and gives it one transaction.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from storage import schema
from storage.engine import CONNECTIONS, connect, shown
from storage.errors import StorageError, explain
from storage.work import Work

P = ParamSpec("P")
T = TypeVar("T")


class Store:
    """Everything that is remembered. Made by `open`; nothing is touched before the first unit of work."""

    def __init__(self, engine: Engine, threads: int) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="storage")

    @classmethod
    def open(cls, url: str) -> Self:
        """A store by its address: sqlite:///file or postgresql://user:password@host/name, any driver named.

        Raises BadDatabaseUrl.
        """
        engine = connect(url)
        return cls(engine, threads=1 if engine.dialect.name == "sqlite" else CONNECTIONS)

    async def run(self, work_function: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """One unit of work: kept as a whole when the function returns, not at all if it raises.

        Raises StorageError if the database fails, and what the function raises.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, partial(self._transaction, work_function, *args, **kwargs))

    def _transaction(self, work_function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        try:
            with self._engine.begin() as connection:
                return work_function(Work(connection), *args, **kwargs)
        except SQLAlchemyError as error:
            raise explain(error) from None  # its own text, and its cause's, may quote what is stored

    def upgrade(self) -> None:
        """Bring the tables up to date; processes that start together wait for the first. Blocks."""
        try:
            with self._engine.begin() as connection:
                if connection.dialect.name == "postgresql":
                    connection.execute(text("select pg_advisory_xact_lock(hashtext('altegio-bot schema'))"))
                schema.upgrade(connection)
        except SQLAlchemyError as error:
            raise explain(error) from None

    async def ready(self) -> bool:
        """Whether the database answers and has its tables."""
        try:
            await self.run(lambda work: work.connection.execute(text("select 1 from sessions limit 1")).first())
        except StorageError:
            return False
        return True

    async def close(self) -> None:
        """Finish what is under way, then let go of the database."""
        await asyncio.to_thread(self._threads.shutdown)
        self._engine.dispose()

    def __repr__(self) -> str:
        return f"Store({shown(self._engine.url)})"
