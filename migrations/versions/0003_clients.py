"""Clients by their verified number, and where they are logged in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("appointments", sa.Column("phone", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_appointments_phone", "appointments", ["phone"])
    op.create_table(
        "clients",
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("phone", name="pk_clients"),
    )
    op.create_table(
        "logins",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "chat", name="pk_logins"),
    )


def downgrade() -> None:
    op.drop_table("logins")
    op.drop_table("clients")
    op.drop_index("ix_appointments_phone", "appointments")
    with op.batch_alter_table("appointments") as appointments:
        appointments.drop_column("phone")
