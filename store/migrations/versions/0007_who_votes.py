"""Votes may have weight, be cast by proxy or by persons, be split, and a ballot may close once everyone has voted."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NOT_YET = ("persons", "splitting", "closes_full")


def upgrade() -> None:
    for table in ("organisations", "secret_papers"):
        op.add_column(table, sa.Column("weight", sa.Integer(), nullable=False, server_default="1"))
    for name in NOT_YET:
        op.add_column("ballots", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("seats", sa.Column("proxy", sa.String()))


def downgrade() -> None:
    op.drop_column("seats", "proxy")
    for name in reversed(NOT_YET):
        op.drop_column("ballots", name)
    for table in ("secret_papers", "organisations"):
        op.drop_column(table, "weight")
