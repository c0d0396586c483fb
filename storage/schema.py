"""The schema: brought up to date by Alembic, from the revisions in `migrations/`."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

import migrations
from storage.errors import StorageError, explain

NEWER = "A newer version of the bot has used this database: run that one, or go back to a copy from before it."

LOCK = text("select pg_advisory_xact_lock(hashtext('altegio-bot schema'))")


def config(connection: Connection) -> Config:
    """Alembic's, for this connection: it works within the transaction that is open there."""
    config = Config(attributes={"connection": connection})
    directory = str(Path(migrations.__file__).parent)
    config.set_main_option("script_location", directory.replace("%", "%%"))
    return config


def upgrade(engine: Engine) -> None:
    """All revisions that are missing, in one transaction. Whoever comes second waits and finds nothing to do.

    Raises StorageError.
    """
    try:
        with engine.begin() as connection:  # SQLite: this is the lock
            if connection.dialect.name == "postgresql":
                connection.execute(LOCK)
            command.upgrade(config(connection), "head")
    except SQLAlchemyError as error:
        raise explain(error) from None
    except CommandError as error:  # it stands at a revision that we do not have
        raise StorageError(f"{error}. {NEWER}") from None
