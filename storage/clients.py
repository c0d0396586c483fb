"""What is remembered of a client, by the number that they have proved to be theirs."""

from dataclasses import fields, replace

from pydantic import TypeAdapter
from sqlalchemy import bindparam, delete, exists, select, update
from sqlalchemy.dialects.postgresql import insert  # SQLite took `on conflict` over; its compiler reads this as well

from fsm.session import Client
from storage.connection import Connection
from storage.statement import Statement
from storage.tables import clients, sessions

CODEC = TypeAdapter(Client)

this = clients.c.phone == bindparam("of")

GET = Statement(select(clients.c.body).where(this))
# Writing the row, though nothing changes, makes whoever else wants to change it wait for our transaction.
LOCK = Statement(update(clients).where(this).values(phone=clients.c.phone).returning(clients.c.body))
ADD = Statement(insert(clients).values(phone=bindparam("phone"), body=bindparam("body")).on_conflict_do_nothing())
PUT = Statement(update(clients).where(this).values(body=bindparam("body")))
FORGET = Statement(delete(clients).where(this))
PURGE = Statement(delete(clients).where(~exists().where(sessions.c.phone == clients.c.phone)))


class Clients:
    """By phone (E.164)."""

    __slots__ = ("connection",)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, phone: str) -> Client | None:
        for (body,) in self.connection.read(GET, of=phone):
            return CODEC.validate_json(body)
        return None

    def add(self, client: Client) -> None:
        """Remember a client who has just proved their number; one who is known already stays as known."""
        self.connection.write(ADD, phone=client.verified, body=CODEC.dump_json(client).decode())

    def change(self, before: Client, after: Client) -> None:
        """Keep what differs between the two; what another chat has changed meanwhile stays. One who has been forgotten
        meanwhile stays so.
        """
        facts = {field.name: (getattr(before, field.name), getattr(after, field.name)) for field in fields(Client)}
        changes = {name: now for name, (then, now) in facts.items() if now != then}
        for (body,) in self.connection.write_returning(LOCK, of=after.verified):
            client = replace(CODEC.validate_json(body), **changes)
            self.connection.write(PUT, of=after.verified, body=CODEC.dump_json(client).decode())

    def forget(self, phone: str) -> None:
        self.connection.write(FORGET, of=phone)

    def purge(self) -> None:
        """Forget clients whom no chat knows any more."""
        self.connection.write(PURGE)
