"""Forgetting a person. Nothing in the ledger names anybody: it has ids, and to whom one belonged stands here alone."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from store.tables import credentials, feelings, links, memberships, notices_read, open_papers, people, sessions


def reasons_of(connection: Connection, person: str) -> list[str]:
    """The ids of what they gave as a reason in any ballot; also on papers for which a later one stands."""
    found = connection.execute(select(open_papers.c.reasons).where(open_papers.c.person == person)).scalars()
    return [text for reasons in found for text in reasons.values()]


def erase_person(connection: Connection, person: str) -> bool:
    """Whether there was a name to forget. The row stays, so that nobody gets this id again, and is revoked."""
    found = select(people.c.id).where(people.c.id == person, people.c.name != "")
    if connection.execute(found).first() is None:
        return False
    blank = {"name": "", "says_from": "", "email": "", "revoked": True}
    connection.execute(update(people).where(people.c.id == person).values(blank))
    connection.execute(update(memberships).where(memberships.c.person == person).values(in_force=False))
    for table in (links, sessions, credentials, feelings, notices_read):
        connection.execute(delete(table).where(table.c.person == person))
    return True
