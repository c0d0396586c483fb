"""A unit of work: everything that one transaction reads and keeps."""

from storage.appointments import Appointments
from storage.budget import Budget
from storage.codes import Codes
from storage.connection import Connection
from storage.history import History
from storage.inbox import Inbox
from storage.outbox import Outbox
from storage.secrets import Secrets
from storage.sessions import Sessions


class Work:
    """What a function given to `Store.run` works with. It commits when that function returns, and not if it raises."""

    __slots__ = ("appointments", "budget", "codes", "connection", "history", "inbox", "outbox", "secrets", "sessions")

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.sessions = Sessions(connection)
        self.inbox = Inbox(connection)
        self.outbox = Outbox(connection)
        self.appointments = Appointments(connection)
        self.codes = Codes(connection)
        self.budget = Budget(connection)
        self.history = History(connection)
        self.secrets = Secrets(connection)
