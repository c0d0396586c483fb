"""What can go wrong here, by what the caller can do.

StorageError         the database did not do it: nothing of this unit of work is kept; later may be better
├─ BadDatabaseUrl    the operator's to mend, before anything starts
└─ SessionMoved      someone was quicker in this chat: read it again, decide again

Messages are for the operator: no parameters, no rows, no password.
"""

from sqlalchemy.exc import StatementError

from fsm.words import Chat


class StorageError(Exception):
    """The database is not there, is busy or is full."""


class BadDatabaseUrl(StorageError):
    """The address of the database is of no use; the message says what to write instead."""


class SessionMoved(StorageError):
    """Another turn of the same chat was kept between our reading and our writing."""

    def __init__(self, chat: Chat) -> None:
        super().__init__(f"a session of {chat.channel} was changed by another turn")
        self.chat = chat


def surprise(error: BaseException) -> BaseException | None:
    """What a log tells with a traceback: what should not happen. A database that is down says it in a line."""
    return None if isinstance(error, StorageError) else error


def explain(error: Exception) -> StorageError:
    """An error of SQLAlchemy or the driver in our words: its first line, for those below it may quote rows."""
    cause = (error.orig if isinstance(error, StatementError) else None) or error
    said = str(cause).partition("\n")[0]
    advice = next((what_to_do for sign, what_to_do in ADVICE.items() if sign in said), "")
    return StorageError(f"{type(cause).__name__}: {said}. {advice}".strip())


ADVICE = {
    "database is locked": "Another process holds the file for long; where there are several, use PostgreSQL.",
    "unable to open database file": "Does its directory exist, and may this user write there?",
    "readonly database": "May this user write to the file and to its directory?",
    "file is not a database": "DATABASE_URL names a file that is something else.",
    "disk is full": "Make room on the disk of the database.",
    "No space left": "Make room on the disk of the database.",
    "no such table": "Bring it up to date: altegio-bot migrate.",
    "FATAL:  role": "Mend the user and the password in DATABASE_URL.",
    "password authentication failed": "Mend the user and the password in DATABASE_URL.",
    "no password supplied": "Mend the user and the password in DATABASE_URL.",
    "no pg_hba.conf entry": "PostgreSQL lets nobody in from here as DATABASE_URL says: see its pg_hba.conf.",
    "does not exist": "Create that database, or bring it up to date: altegio-bot migrate.",
    "permission denied": "Let the user in DATABASE_URL own that database.",
    "must be owner": "Let the user in DATABASE_URL own that database and what is in it.",
    "read-only transaction": "DATABASE_URL leads to a copy that only reads: name the server that is written to.",
    "too many": "Let PostgreSQL have more connections (max_connections): each process takes three.",
    "resolve host": "Mend the host in DATABASE_URL.",
    "onnection": "Does PostgreSQL run where DATABASE_URL says?",
}
