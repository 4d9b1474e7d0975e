"""Which notices somebody has read."""

from __future__ import annotations

from sqlalchemy import Connection, select

from store.dialect import put
from store.tables import notices_read


def read_by(connection: Connection, person: str) -> dict[str, int]:
    """Proposal → the number up to which they have read; nothing of what they never opened."""
    query = select(notices_read).where(notices_read.c.person == person).order_by(notices_read.c.proposal)
    return {row.proposal: row.number for row in connection.execute(query)}


def put_read(connection: Connection, proposal: str, person: str, number: int) -> None:
    """What was read stays read: an earlier number changes nothing."""
    if read_by(connection, person).get(proposal, 0) < number:
        put(connection, notices_read, {"proposal": proposal, "person": person}, {"number": number})
