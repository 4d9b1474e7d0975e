"""When an answer was given and a person added, so that what is old can be tidied away. What is there counts as new."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from store.columns import written

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, column in (("answers", "at"), ("people", "added_at")):
        op.add_column(table, sa.Column(column, sa.String(27)))
        op.execute(sa.text(f"UPDATE {table} SET {column} = :now").bindparams(now=written(datetime.now(UTC))))


def downgrade() -> None:
    op.drop_column("people", "added_at")
    op.drop_column("answers", "at")
