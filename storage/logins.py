"""Where clients are logged in. Tokens come and go encrypted."""

from sqlalchemy import bindparam, delete, exists, select
from sqlalchemy.dialects.postgresql import insert  # SQLite took `on conflict` over; its compiler reads this as well

from fsm.words import Chat
from storage.connection import Connection
from storage.statement import Statement
from storage.tables import logins, sessions

of_chat = (logins.c.channel == bindparam("of_channel")) & (logins.c.chat == bindparam("of_chat"))

GET = Statement(select(logins.c.phone, logins.c.token).where(of_chat))
PUT = Statement(
    insert(logins)
    .values({column.name: bindparam(column.name) for column in logins.c})
    .on_conflict_do_update(
        index_elements=[logins.c.channel, logins.c.chat],
        set_={"phone": bindparam("phone"), "token": bindparam("token")},
    )
)
DROP = Statement(delete(logins).where(of_chat))
FORGET = Statement(delete(logins).where(logins.c.phone == bindparam("of")))
chat_is_there = exists().where(sessions.c.channel == logins.c.channel, sessions.c.chat == logins.c.chat)
PURGE = Statement(delete(logins).where(~chat_is_there))


class Logins:
    """By chat."""

    __slots__ = ("connection",)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, chat: Chat) -> tuple[str, str] | None:
        """The phone (E.164) and the token, if the client is logged in here."""
        for phone, token in self.connection.read(GET, of_channel=chat.channel, of_chat=chat.id):
            return phone, token
        return None

    def put(self, chat: Chat, phone: str, token: str) -> None:
        self.connection.write(PUT, channel=chat.channel, chat=chat.id, phone=phone, token=token)

    def drop(self, chat: Chat) -> None:
        self.connection.write(DROP, of_channel=chat.channel, of_chat=chat.id)

    def forget(self, phone: str) -> None:
        """Log the client with this number out everywhere."""
        self.connection.write(FORGET, of=phone)

    def purge(self) -> None:
        """Forget the logins of chats that have been forgotten."""
        self.connection.write(PURGE)
