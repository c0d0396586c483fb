"""What is kept, on both databases."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text

from fsm.words import Chat
from storage.statement import Row, Statement
from storage.work import Work

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LONG = 25.0
"""Seconds after which something that is waited for does not come any more."""
ANNA = Chat("telegram", "1")
BORYS = Chat("telegram", "2")


def look(work: Work, query: str) -> list[Row]:
    """What is really there."""
    return work.connection.read(Statement(text(query)))


def spoil(work: Work, order: str, /, **values: Any) -> None:
    """Change behind the back of those whose table it is."""
    work.connection.write(Statement(text(order)), **values)
