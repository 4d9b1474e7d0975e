"""People's e-mail addresses, organisations that were removed, and what lists of meetings and proposals need to know.

The read tables get their new columns filled from the ledger as far as it goes back; `polder rebuild` does the same.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NO = sa.false()


def upgrade() -> None:
    op.add_column("people", sa.Column("email", sa.Text(), nullable=False, server_default=""))
    op.add_column("organisations", sa.Column("removed", sa.Boolean(), nullable=False, server_default=_NO))
    op.add_column("meetings", sa.Column("series", sa.String()))
    op.add_column("meetings", sa.Column("lasts", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("meetings", sa.Column("time_zone", sa.String(), nullable=False, server_default="UTC"))
    op.add_column("meetings", sa.Column("archived", sa.Boolean(), nullable=False, server_default=_NO))
    op.add_column("proposals", sa.Column("archived", sa.Boolean(), nullable=False, server_default=_NO))
    op.create_index(op.f("ix_ledger_actor"), "ledger", ["actor"])
    _say_time_zones()


def _say_time_zones() -> None:
    connection = op.get_bind()
    planned = connection.execute(sa.text("SELECT stream, body FROM ledger WHERE name = 'meeting.planned'")).all()
    put = sa.text("UPDATE meetings SET time_zone = :zone WHERE id = :meeting")
    for stream, body in planned:
        zone = json.loads(body).get("time_zone")
        if zone:
            connection.execute(put, {"zone": zone, "meeting": stream.removeprefix("meeting:")})


def downgrade() -> None:
    op.drop_index(op.f("ix_ledger_actor"), "ledger")
    op.drop_column("proposals", "archived")
    for column in ("archived", "time_zone", "lasts", "series"):
        op.drop_column("meetings", column)
    op.drop_column("organisations", "removed")
    op.drop_column("people", "email")
