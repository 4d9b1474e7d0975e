"""A paper may say why: the ids of its words, by question; a secret one the words themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("open_papers", "secret_papers"):
        op.add_column(table, sa.Column("reasons", sa.Text(), nullable=False, server_default="{}"))


def downgrade() -> None:
    for table in ("secret_papers", "open_papers"):
        op.drop_column(table, "reasons")
