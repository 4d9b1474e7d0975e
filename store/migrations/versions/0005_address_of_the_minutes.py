"""The address at which a meeting's minutes are read, so that the meeting is found by it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meetings", sa.Column("minutes_at", sa.String()))
    op.create_index(op.f("ix_meetings_minutes_at"), "meetings", ["minutes_at"], unique=True)


def downgrade() -> None:
    op.drop_index(op.f("ix_meetings_minutes_at"), "meetings")
    op.drop_column("meetings", "minutes_at")
