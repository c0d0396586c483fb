"""The inbox: which updates were taken, and those that are held until they can be."""

import logging
from datetime import datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import bindparam, delete, null, select, update
from sqlalchemy.dialects.postgresql import insert  # SQLite took `on conflict` over; its compiler reads this as well

from fsm.events import Inbound
from fsm.words import Chat
from storage.connection import Connection
from storage.statement import Statement
from storage.tables import inbox
from storage.yesterday import read

log = logging.getLogger(__name__)

CODEC = TypeAdapter(Inbound)

HELD = inbox.c.body.is_not(None)
NEW = insert(inbox).inline().values({name: bindparam(name) for name in ("channel", "chat", "id", "kept", "body")})
TAKE = Statement(
    NEW.on_conflict_do_update(
        index_elements=[inbox.c.channel, inbox.c.chat, inbox.c.id], set_={"body": null()}, where=HELD
    )
)
HOLD = Statement(NEW.on_conflict_do_nothing())
WAITING = Statement(
    select(inbox.c.position, inbox.c.channel, inbox.c.body)
    .where(HELD, inbox.c.kept < bindparam("before"))
    .order_by(inbox.c.position)
    .limit(bindparam("limit"))
)
FORGET = Statement(update(inbox).where(inbox.c.position == bindparam("of")).values(body=None))
DROP = Statement(
    update(inbox)
    .where(inbox.c.channel == bindparam("of_channel"), inbox.c.chat == bindparam("of_chat"), HELD)
    .values(body=None)
)
PURGE = Statement(delete(inbox).where(inbox.c.kept < bindparam("before"), ~HELD))


class Inbox:
    """Updates by chat and the channel's own id of them."""

    __slots__ = ("connection",)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def first_time(self, heard: Inbound) -> bool:
        """Note that the update is taken; False if it was taken before. Holds once the transaction commits."""
        return self._insert(TAKE, heard, heard.time, None)

    def hold(self, heard: Inbound, now: datetime) -> bool:
        """Keep an update that nobody has decided yet, so that its platform may be told that we have it.

        False if it was held or taken before.
        """
        return self._insert(HOLD, heard, now, CODEC.dump_json(heard).decode())

    def held(self, before: datetime, limit: int) -> list[Inbound]:
        """Updates that were held before that moment and are not taken yet, in the order in which they were held."""
        rows = self.connection.read(WAITING, before=before, limit=limit)
        return [heard for row in rows if (heard := self._read(*row))]

    def forget(self, chat: Chat) -> None:
        """Forget what a chat has sent that nobody has decided yet."""
        self.connection.write(DROP, of_channel=chat.channel, of_chat=chat.id)

    def purge(self, before: datetime) -> None:
        """Forget what was taken before that moment; the same update would be new again."""
        self.connection.write(PURGE, before=before)

    def _insert(self, statement: Statement, heard: Inbound, kept: datetime, body: str | None) -> bool:
        chat = heard.chat
        noted = self.connection.write(statement, channel=chat.channel, chat=chat.id, id=heard.id, kept=kept, body=body)
        return noted == 1

    def _read(self, position: int, channel: str, body: str) -> Inbound | None:
        try:
            return read(CODEC, body)
        except ValidationError:
            log.warning("an update of %s that was held cannot be read; it is dropped", channel)
            self.connection.write(FORGET, of=position)
            return None
