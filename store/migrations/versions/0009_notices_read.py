"""Proposals let people know something: how far somebody has read that."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notices_read",
        sa.Column("proposal", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_notices_read_number_says_something")),
        sa.PrimaryKeyConstraint("proposal", "person", name=op.f("pk_notices_read")),
    )
    op.create_index(op.f("ix_notices_read_person"), "notices_read", ["person"])


def downgrade() -> None:
    op.drop_table("notices_read")
