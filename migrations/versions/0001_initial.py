"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sessions",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("deadline", MOMENT),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "chat", name="pk_sessions"),
    )
    index_where("deadline is not null", "ix_sessions_deadline", "sessions", ["deadline"])

    op.create_table(
        "inbox",
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kept", MOMENT, nullable=False),
        sa.Column("body", sa.Text()),
        sa.PrimaryKeyConstraint("position", name="pk_inbox"),
    )
    op.create_index("ix_inbox_channel_chat_id", "inbox", ["channel", "chat", "id"], unique=True)
    op.create_index("ix_inbox_kept", "inbox", ["kept"])
    index_where("body is not null", "ix_inbox_held", "inbox", ["position"])

    op.create_table(
        "outbox",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("key", sa.Text()),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("due", MOMENT, nullable=False),
        sa.Column("leased_until", MOMENT),
        sa.Column("claimed_first", MOMENT),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("given_up", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )
    index_where("given_up is null", "ix_outbox_lane", "outbox", ["channel", "chat", "lane", "id"])
    index_where("given_up is null and key is not null", "ix_outbox_key", "outbox", ["key"], unique=True)

    op.create_table(
        "appointments",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("location", sa.Integer(), nullable=False),
        sa.Column("record", NUMBER, nullable=False),
        sa.Column("starts", MOMENT, nullable=False),
        sa.Column("made", MOMENT, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_appointments"),
    )
    op.create_index("ix_appointments_channel_chat", "appointments", ["channel", "chat"])

    op.create_table(
        "recent",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("times", sa.Text(), nullable=False),
        sa.Column("last", MOMENT),
        sa.PrimaryKeyConstraint("name", name="pk_recent"),
    )


def index_where(condition: str, name: str, table: str, columns: list[str], unique: bool = False) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for table in ("recent", "appointments", "outbox", "inbox", "sessions"):
        op.drop_table(table)
