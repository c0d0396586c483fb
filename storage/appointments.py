"""The appointments that were made here. Each carries the hash that opens and cancels it: a secret."""

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert  # SQLite took `on conflict` over; its compiler reads this as well

from fsm.words import Appointment, Chat
from storage.connection import Connection
from storage.statement import Statement
from storage.tables import appointments

CODEC = TypeAdapter(Appointment)

ADD = Statement(
    insert(appointments).values({c.name: bindparam(c.name) for c in appointments.c}).on_conflict_do_nothing()
)
OF = Statement(
    select(appointments.c.body)
    .where(appointments.c.channel == bindparam("channel"), appointments.c.chat == bindparam("chat"))
    .order_by(appointments.c.starts)
)


class Appointments:
    """By the key of the request that made them."""

    __slots__ = ("connection",)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def add(self, chat: Chat, key: str, appointment: Appointment, now: datetime) -> None:
        """Keep an appointment; the same key again changes nothing."""
        self.connection.write(
            ADD,
            key=key,
            channel=chat.channel,
            chat=chat.id,
            location=appointment.location.id,
            record=appointment.record,
            starts=appointment.starts,
            made=now,
            body=CODEC.dump_json(appointment).decode(),
        )

    def of(self, chat: Chat) -> list[Appointment]:
        """The appointments of a chat, the earliest first."""
        rows = self.connection.read(OF, channel=chat.channel, chat=chat.id)
        return [CODEC.validate_json(body) for (body,) in rows]
