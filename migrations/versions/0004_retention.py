"""When a session was kept last, so that old ones can be purged, and under which number its client is known."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    now = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f}"  # what is there already may stay its whole time
    kept = sa.Column("kept", sa.DateTime(timezone=True), nullable=False, server_default=now)
    op.add_column("sessions", kept)
    op.create_index("ix_sessions_kept", "sessions", ["kept"])
    op.add_column("sessions", sa.Column("phone", sa.Text(), nullable=False, server_default=""))
    link()
    known = sa.text("phone != ''")
    op.create_index("ix_sessions_phone", "sessions", ["phone"], sqlite_where=known, postgresql_where=known)


def link() -> None:
    """The number that was proved in a chat stood in its session until now; without it, appointments would be hidden."""
    sessions = sa.table("sessions", *(sa.column(name, sa.Text()) for name in ("channel", "chat", "body", "phone")))
    database = op.get_bind()
    for channel, chat, body in database.execute(sa.select(sessions.c.channel, sessions.c.chat, sessions.c.body)).all():
        with suppress(ValueError, LookupError, TypeError):  # one that cannot be read starts over, as anywhere
            if verified := json.loads(body)["client"]["verified"]:
                this = sa.and_(sessions.c.channel == channel, sessions.c.chat == chat)
                database.execute(sa.update(sessions).where(this).values(phone=verified))


def downgrade() -> None:
    op.drop_index("ix_sessions_phone", "sessions")
    op.drop_index("ix_sessions_kept", "sessions")
    with op.batch_alter_table("sessions") as sessions:
        sessions.drop_column("phone")
        sessions.drop_column("kept")
