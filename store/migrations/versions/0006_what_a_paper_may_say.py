"""A ballot keeps what an answer to it may say, instead of a list of options that fits one method alone."""

import json
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BOUNDS = {"form": "one", "least": 0, "most": 0, "lowest": 0, "highest": 0, "total": 0, "equal": False, "blank": True}


def upgrade() -> None:
    _replace("options", "paper", lambda options: {**BOUNDS, "options": options})


def downgrade() -> None:
    _replace("paper", "options", lambda paper: paper["options"])


def _replace(old: str, new: str, change: Callable[[Any], Any]) -> None:
    """SQLite can rename a column but not make one obligatory; PostgreSQL names what makes it so after the column."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        op.execute(f"ALTER TABLE ballots RENAME COLUMN {old} TO {new}")
        _rewrite(connection, new, new, change)
        return
    op.add_column("ballots", sa.Column(new, sa.Text()))
    _rewrite(connection, old, new, change)
    op.alter_column("ballots", new, nullable=False)
    op.drop_column("ballots", old)


def _rewrite(connection: sa.Connection, old: str, new: str, change: Callable[[Any], Any]) -> None:
    names = dict.fromkeys(("ballot", old, new))
    ballots = sa.table("ballots", *(sa.column(name) for name in names))
    for row in connection.execute(sa.select(ballots.c.ballot, ballots.c[old])).all():
        text = json.dumps(change(json.loads(row[1])), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        connection.execute(sa.update(ballots).where(ballots.c.ballot == row[0]).values({new: text}))
