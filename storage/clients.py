"""What is remembered of a client, by the number that they have proved to be theirs."""

from pydantic import TypeAdapter
from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert  # SQLite took `on conflict` over; its compiler reads this as well

from fsm.session import Client
from storage.connection import Connection
from storage.statement import Statement
from storage.tables import clients

CODEC = TypeAdapter(Client)

GET = Statement(select(clients.c.body).where(clients.c.phone == bindparam("of")))
values = insert(clients).values(phone=bindparam("phone"), body=bindparam("body"))
ADD = Statement(values.on_conflict_do_nothing())
PUT = Statement(values.on_conflict_do_update(index_elements=[clients.c.phone], set_={"body": bindparam("body")}))
FORGET = Statement(delete(clients).where(clients.c.phone == bindparam("of")))


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

    def put(self, client: Client) -> None:
        self.connection.write(PUT, phone=client.verified, body=CODEC.dump_json(client).decode())

    def forget(self, phone: str) -> None:
        self.connection.write(FORGET, of=phone)
