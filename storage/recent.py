"""What a limit counts: the times at which something was done lately, under a name."""

from datetime import UTC, datetime

from pydantic import TypeAdapter
from sqlalchemy import bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert  # SQLite took `on conflict` over; its compiler reads this as well

from storage.connection import Connection
from storage.statement import Statement
from storage.tables import recent

TIMES = TypeAdapter(list[datetime])
NEVER = datetime.fromtimestamp(0, UTC)

# Writing the row, though nothing changes, makes whoever else wants to count wait for our transaction.
LOCK = Statement(
    insert(recent)
    .values(name=bindparam("name"), times="[]")
    .on_conflict_do_update(index_elements=[recent.c.name], set_={"name": recent.c.name})
    .returning(recent.c.times)
)
NOTE = Statement(
    update(recent).where(recent.c.name == bindparam("of")).values(times=bindparam("times"), last=bindparam("last"))
)
PURGE = Statement(delete(recent).where(recent.c.last < bindparam("before")))


def lock(connection: Connection, name: str) -> list[datetime]:
    """The times, ascending; until the transaction ends nobody else sees or changes them."""
    [(times,)] = connection.write_returning(LOCK, name=name)
    return TIMES.validate_json(times)


def note(connection: Connection, name: str, times: list[datetime]) -> None:
    connection.write(NOTE, of=name, times=TIMES.dump_json(times).decode(), last=times[-1] if times else NEVER)


def purge(connection: Connection, before: datetime) -> None:
    """Forget whatever was not done since then."""
    connection.write(PURGE, before=before)
