"""A movement makes workflows of its own: drafts, who published what and when, and what is no longer begun on."""

import sqlalchemy as sa
from alembic import op

from store.columns import UtcTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workflows", sa.Column("movement", sa.String(), nullable=False, server_default=""))
    op.add_column("workflows", sa.Column("at", UtcTime()))
    op.create_index(op.f("ix_workflows_movement"), "workflows", ["movement"])
    op.create_table(
        "workflow_drafts",
        sa.Column("movement", sa.String(), nullable=False),
        sa.Column("workflow", sa.String(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("movement", "workflow", name=op.f("pk_workflow_drafts")),
    )
    op.create_table(
        "retired_workflows",
        sa.Column("movement", sa.String(), nullable=False),
        sa.Column("workflow", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("movement", "workflow", name=op.f("pk_retired_workflows")),
    )


def downgrade() -> None:
    op.drop_table("retired_workflows")
    op.drop_table("workflow_drafts")
    op.drop_index(op.f("ix_workflows_movement"), "workflows")
    op.drop_column("workflows", "at")
    op.drop_column("workflows", "movement")
