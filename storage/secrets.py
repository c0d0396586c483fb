"""Secrets that the bot makes for itself: the same in every process, and after a restart."""

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert  # SQLite took `on conflict` over; its compiler reads this as well

from storage.connection import Connection
from storage.statement import Statement
from storage.tables import secrets

MAKE = Statement(insert(secrets).values(name=bindparam("name"), value=bindparam("value")).on_conflict_do_nothing())
VALUE = Statement(select(secrets.c.value).where(secrets.c.name == bindparam("name")))


class Secrets:
    """By name."""

    __slots__ = ("connection",)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, name: str, fresh: str) -> str:
        """The secret of this name; if there is none yet, it is `fresh` from here on."""
        self.connection.write(MAKE, name=name, value=fresh)
        [(value,)] = self.connection.read(VALUE, name=name)
        return str(value)
