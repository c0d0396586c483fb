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
    .where(
        (appointments.c.channel == bindparam("of_channel")) & (appointments.c.chat == bindparam("of_chat"))
        | (appointments.c.phone != "") & (appointments.c.phone == bindparam("of_phone"))
    )
    .order_by(appointments.c.starts)
)


class Appointments:
    """By the key of the request that made them."""

    __slots__ = ("connection",)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def add(self, chat: Chat, key: str, appointment: Appointment, now: datetime, phone: str = "") -> None:
        """Keep an appointment; the same key again changes nothing. `phone` is the client's, if it is verified."""
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
            phone=phone,
        )

    def of(self, chat: Chat, phone: str = "") -> list[Appointment]:
        """The appointments of a chat, and those of other chats where the same number was verified; the earliest
        first.
        """
        rows = self.connection.read(OF, of_channel=chat.channel, of_chat=chat.id, of_phone=phone)
        return [CODEC.validate_json(body) for (body,) in rows]
