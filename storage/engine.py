"""How SQLAlchemy is set up for each of the two databases, by their address."""

from pathlib import Path
from sqlite3 import Connection as SQLite

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from storage.errors import BadDatabaseUrl

PRAGMAS = (
    *("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"),
    "secure_delete=ON",  # what is deleted is overwritten; not every SQLite is built to do that by itself
)

EXAMPLES = "write sqlite:///bot.sqlite3 or postgresql://user:password@host/name"


def connect(url: str) -> Engine:
    """An engine for sqlite:///file or postgresql://user:password@host/name, whatever driver is named.

    It connects when it is first used. Raises BadDatabaseUrl.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # the latter of a port that is no number
        raise BadDatabaseUrl(f"DATABASE_URL cannot be read: {EXAMPLES}") from None
    if "@" in (address.host or ""):
        raise BadDatabaseUrl("DATABASE_URL cannot be read: in the password, write %40 for @ and %25 for %")
    match address.get_backend_name():
        case "sqlite":
            return sqlite(address.set(drivername="sqlite"))
        case "postgresql" | "postgres":
            return postgresql(address.set(drivername="postgresql+psycopg"))
        case other:
            raise BadDatabaseUrl(f"DATABASE_URL names {other}, which is not supported: {EXAMPLES}")


def shown(address: URL) -> str:
    """Without the password, and without the query, which may hold another one."""
    return address.set(query={}).render_as_string(hide_password=True)


def sqlite(address: URL) -> Engine:
    if not address.database or address.database == ":memory:":
        raise BadDatabaseUrl(f"DATABASE_URL names no file, and everything would be forgotten: {EXAMPLES}")
    directory = Path(address.database).parent
    if not directory.is_dir():
        raise BadDatabaseUrl(f"DATABASE_URL names a file in {directory}, which does not exist: create it first")
    engine = create_engine(address, poolclass=NullPool, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def connected(connection: SQLite, record: object) -> None:
        connection.isolation_level = None  # we say when a transaction begins
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Reading first and then becoming the writer fails at once if another process wrote in between.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def postgresql(address: URL) -> Engine:
    return create_engine(
        address,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"connect_timeout": 10},
    )
