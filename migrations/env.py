"""Run by Alembic: connects the revisions to a database.

The bot passes its connection. On the command line: `alembic -x url=postgresql://… upgrade head`; without it, the
address in alembic.ini.
"""

from alembic import context
from sqlalchemy import Connection

from storage.engine import connect
from storage.tables import metadata


def migrate(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


if connection := context.config.attributes.get("connection"):
    migrate(connection)
else:
    default = context.config.get_main_option("sqlalchemy.url", "")
    with connect(context.get_x_argument(as_dictionary=True).get("url", default)).begin() as connection:
        migrate(connection)
