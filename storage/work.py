"""A unit of work: everything that one transaction reads and keeps."""

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
