"""Action teams of a movement: which there are, and who is in them. Both are made from the ledger."""

import sqlalchemy as sa
from alembic import op

from store.columns import UtcTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "teams",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("movement", sa.String(), nullable=False),
        sa.Column("founded_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
    )
    op.create_index(op.f("ix_teams_movement"), "teams", ["movement"])
    op.create_table(
        "team_members",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team", "person", name=op.f("pk_team_members")),
        sa.ForeignKeyConstraint(["team"], ["teams.id"], name=op.f("fk_team_members_team")),
    )
    op.create_index(op.f("ix_team_members_person"), "team_members", ["person"])


def downgrade() -> None:
    op.drop_table("team_members")
    op.drop_table("teams")
