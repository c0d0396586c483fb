"""A unit of work: everything that one transaction reads and keeps."""

from datetime import datetime

from fsm.words import Chat
from storage.appointments import Appointments
from storage.budget import Budget
from storage.clients import Clients
from storage.codes import Codes
from storage.connection import Connection
from storage.history import History
from storage.inbox import Inbox
from storage.logins import Logins
from storage.outbox import Outbox
from storage.secrets import Secrets
from storage.sessions import Sessions


class Work:
    """What a function given to `Store.run` works with. It commits when that function returns, and not if it raises."""

    __slots__ = (
        "appointments",
        "budget",
        "clients",
        "codes",
        "connection",
        "history",
        "inbox",
        "logins",
        "outbox",
        "secrets",
        "sessions",
    )

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.sessions = Sessions(connection)
        self.inbox = Inbox(connection)
        self.outbox = Outbox(connection)
        self.appointments = Appointments(connection)
        self.clients = Clients(connection)
        self.logins = Logins(connection)
        self.codes = Codes(connection)
        self.budget = Budget(connection)
        self.history = History(connection)
        self.secrets = Secrets(connection)

    def forget(self, chat: Chat, phone: str) -> None:
        """Forget all that is known of a client: of their verified number ("" for none) in all chats, and of this one.

        Its session is the caller's, and is to be put, empty, after this: the client's row comes first, so that two who
        do this at once, in two chats, wait for each other. What stays: which updates were taken, and digests of phones
        that codes were sent to, as long as others.
        """
        if phone:
            self.clients.forget(phone)
            self.sessions.unlink(phone, chat)
            self.logins.forget(phone)
        self.logins.drop(chat)
        self.appointments.forget(chat, phone)
        self.history.forget(chat)
        self.inbox.forget(chat)
        self.outbox.forget(chat)

    def purge_idle(self, before: datetime) -> None:
        """Forget chats in which nothing has happened since that moment, and those whom no other chat knows."""
        self.sessions.purge(before)
        self.appointments.purge(before)
        self.logins.purge()
        self.clients.purge()
