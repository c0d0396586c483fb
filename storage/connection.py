"""A connection to either database: one thread's own, for as long as the thread lives."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from storage.errors import StorageError, explain
from storage.statement import Row, Statement

GONE = (
    "the file of the database was deleted or replaced while it is in use, and what is written now would be lost: "
    "stop the bot, put the right file there, without the -wal of another one, and start it again"
)


class Connection:
    """Runs statements; connects when the first one comes.

    A transaction begins with the first that writes. One that reads needs none: it sees what is committed. (Nor could
    SQLite go on to write after reading in a transaction, if another process had written in between.)
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._dialect = engine.dialect
        self._errors = engine.dialect.loaded_dbapi.Error
        self._driver: Any = None
        self._file: tuple[int, int] | None = None
        self._writing = False

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commits what is written within, unless an error ends it. Raises StorageError for those of the database."""
        if self._driver is not None and self._file != self._found():
            raise StorageError(GONE)  # SQLite would go on in the file that has no name any more
        try:
            yield
            if self._writing:
                self._driver.execute("COMMIT")
        except BaseException as error:
            if self._writing:
                self._roll_back()
            if isinstance(error, (self._errors, SQLAlchemyError)):
                raise explain(error) from None  # its own text, and its cause's, may quote what is stored
            raise
        finally:
            self._writing = False

    def read(self, statement: Statement, **values: Any) -> list[Row]:
        """The rows of a query."""
        compiled = statement.on(self._dialect)
        return compiled.read(self._execute(compiled.sql, compiled.parameters(values)).fetchall())

    def write(self, statement: Statement, **values: Any) -> int:
        """Change rows: how many were changed."""
        self._begin()
        compiled = statement.on(self._dialect)
        return int(self._execute(compiled.sql, compiled.parameters(values)).rowcount)

    def write_returning(self, statement: Statement, **values: Any) -> list[Row]:
        """Change rows: what the statement returns of those that were changed."""
        self._begin()
        return self.read(statement, **values)

    def close(self) -> None:
        if self._driver is not None:
            self._driver.close()
        self._driver = None

    def _begin(self) -> None:
        if not self._writing:
            self._execute("BEGIN")
            self._writing = True

    def _roll_back(self) -> None:
        try:
            self._driver.execute("ROLLBACK")
        except self._errors:  # it is lost, or SQLite has done so already
            self.close()

    def _execute(self, sql: str, parameters: Any = ()) -> Any:
        if self._driver is None:
            self._connect()
        try:
            return self._driver.execute(sql, parameters)
        except self._errors:
            # Outside of a transaction nothing is lost with a connection: another one is asked the same.
            if self._writing or not getattr(self._driver, "closed", False):
                raise
            self.close()
            self._connect()
            return self._driver.execute(sql, parameters)

    def _connect(self) -> None:
        connection = self._engine.raw_connection()
        self._driver = connection.driver_connection
        connection.detach()
        self._dialect.set_isolation_level(self._driver, "AUTOCOMMIT")  # we say when a transaction begins
        self._file = self._found()

    def _found(self) -> tuple[int, int] | None:
        """Which file stands where SQLite's should; None: there is none, or another database."""
        if self._dialect.name != "sqlite":
            return None
        try:
            found = os.stat(str(self._engine.url.database))  # noqa: PTH116 - in every unit of work, and Path takes longer
        except OSError:
            return None
        return found.st_dev, found.st_ino
