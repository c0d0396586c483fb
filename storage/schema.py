"""The schema: brought up to date by Alembic, from the revisions in `migrations/`."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

import migrations


def config(connection: Connection) -> Config:
    """Alembic's, for this connection: it works within the transaction that is open there."""
    config = Config(attributes={"connection": connection})
    directory = str(Path(migrations.__file__).parent)
    config.set_main_option("script_location", directory.replace("%", "%%"))
    return config


def upgrade(connection: Connection) -> None:
    command.upgrade(config(connection), "head")
