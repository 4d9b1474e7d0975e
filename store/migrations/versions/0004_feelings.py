"""Reactions are kept by the minute, and how people feel about a clause or a card, until it is forgotten who did."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_MODE = "mode IN ('room', 'online')"


def upgrade() -> None:
    op.create_table(
        "reaction_totals",
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("minute", sa.String(27), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("taps", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("meeting", "item", "clause", "minute", "mode", "kind", name=op.f("pk_reaction_totals")),
        sa.CheckConstraint(_MODE, name=op.f("ck_reaction_totals_mode_is_known")),
        sa.CheckConstraint("taps > 0", name=op.f("ck_reaction_totals_taps_say_something")),
    )
    op.create_table(
        "feelings",
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("meeting", "about", "person", name=op.f("pk_feelings")),
        sa.CheckConstraint(_MODE, name=op.f("ck_feelings_mode_is_known")),
        sa.CheckConstraint("value BETWEEN -1 AND 5 AND value <> 0", name=op.f("ck_feelings_value_says_something")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_feelings_person"), "feelings", ["person"])
    op.create_table(
        "feeling_totals",
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("meeting", "about", "mode", "value", name=op.f("pk_feeling_totals")),
        sa.CheckConstraint(_MODE, name=op.f("ck_feeling_totals_mode_is_known")),
        sa.CheckConstraint("people > 0", name=op.f("ck_feeling_totals_people_say_something")),
    )


def downgrade() -> None:
    op.drop_table("feeling_totals")
    op.drop_index(op.f("ix_feelings_person"), "feelings")
    op.drop_table("feelings")
    op.drop_table("reaction_totals")
