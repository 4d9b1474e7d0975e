"""Which notices somebody has read."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from store.dialect import put
from store.many import Sought
from store.tables import notices_read

_READ = Sought(
    lambda among: (
        select(notices_read.c.person, notices_read.c.proposal, notices_read.c.number)
        .where(among(notices_read.c.person))
        .order_by(notices_read.c.person, notices_read.c.proposal)
    )
)


def read_by(connection: Connection, people: Iterable[str]) -> dict[str, dict[str, int]]:
    """Person → proposal → the number up to which they have read; nothing of what they never opened."""
    found: dict[str, dict[str, int]] = {}
    for person, proposal, number in _READ.rows(connection, people):
        found.setdefault(person, {})[proposal] = number
    return found


def put_read(connection: Connection, proposal: str, person: str, number: int) -> None:
    """What was read stays read: an earlier number changes nothing."""
    if read_by(connection, [person]).get(person, {}).get(proposal, 0) < number:
        put(connection, notices_read, {"proposal": proposal, "person": person}, {"number": number})
