"""The appointments that were made here. Each carries the hash that opens and cancels it: a secret."""

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, and_, bindparam, delete, exists, or_, select
from sqlalchemy.dialects.postgresql import insert  # SQLite took `on conflict` over; its compiler reads this as well

from fsm.words import Appointment, Chat
from storage.connection import Connection
from storage.statement import Statement
from storage.tables import appointments, sessions
from storage.yesterday import read

CODEC = TypeAdapter(Appointment)

ADD = Statement(
    insert(appointments).values({c.name: bindparam(c.name) for c in appointments.c}).on_conflict_do_nothing()
)
here: ColumnElement[bool] = and_(
    appointments.c.channel == bindparam("of_channel"), appointments.c.chat == bindparam("of_chat")
)
nobodys: ColumnElement[bool] = appointments.c.phone == ""
theirs: ColumnElement[bool] = and_(~nobodys, appointments.c.phone == bindparam("of_phone"))
chat_is_there = exists().where(sessions.c.channel == appointments.c.channel, sessions.c.chat == appointments.c.chat)

OF = Statement(select(appointments.c.body).where(or_(and_(here, nobodys), theirs)).order_by(appointments.c.starts))
FORGET = Statement(delete(appointments).where(or_(here, theirs)))
PURGE = Statement(delete(appointments).where(appointments.c.starts < bindparam("before"), ~chat_is_there))


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
        """Those made in any chat under this verified number, and those made in this chat under none; the earliest
        first. What was made here under another number is that client's: whoever has logged out does not see it.
        """
        rows = self.connection.read(OF, of_channel=chat.channel, of_chat=chat.id, of_phone=phone)
        return [read(CODEC, body) for (body,) in rows]

    def forget(self, chat: Chat, phone: str) -> None:
        """Forget all that were made in this chat, or anywhere under this verified number."""
        self.connection.write(FORGET, of_channel=chat.channel, of_chat=chat.id, of_phone=phone)

    def purge(self, before: datetime) -> None:
        """Forget those that began before that moment and whose chat has been forgotten."""
        self.connection.write(PURGE, before=before)
