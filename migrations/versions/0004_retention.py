"""When a session was kept last, so that old ones can be purged, and under which number its client is known."""

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
    known = sa.text("phone != ''")
    op.create_index("ix_sessions_phone", "sessions", ["phone"], sqlite_where=known, postgresql_where=known)


def downgrade() -> None:
    op.drop_index("ix_sessions_phone", "sessions")
    op.drop_index("ix_sessions_kept", "sessions")
    with op.batch_alter_table("sessions") as sessions:
        sessions.drop_column("phone")
        sessions.drop_column("kept")
