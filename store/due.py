"""What must be done later. Whoever claims a row holds it for a lease; who dies holding it loses it when that ends.

The row goes in the transaction that did the work. On PostgreSQL drop it first, before reading what the work is judged
by: who writes the same key meanwhile then waits, and their row stands afterwards.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, or_, select, update

from engine.ports import DueRow
from store.dialect import put as put_row
from store.tables import due


def put(connection: Connection, row: DueRow) -> None:
    """Also ends a lease on the key: what it asks for may have changed."""
    values = {"at": row.at, "command": row.command, "fields": dict(row.fields), "held_until": None}
    put_row(connection, due, {"key": row.key}, values)


def put_new(connection: Connection, row: DueRow) -> bool:
    """Whether there was none under this key. One that is there keeps its time."""
    if connection.execute(select(due.c.key).where(due.c.key == row.key)).first() is not None:
        return False
    put(connection, row)
    return True


def drop(connection: Connection, key: str) -> None:
    connection.execute(delete(due).where(due.c.key == key))


def fulfil(connection: Connection, key: str, now: datetime) -> None:
    connection.execute(delete(due).where(due.c.key == key, due.c.at <= now))


def claim(connection: Connection, now: datetime, lease_seconds: int) -> DueRow | None:
    ready = (
        select(due)
        .where(due.c.at <= now, or_(due.c.held_until.is_(None), due.c.held_until <= now))
        .order_by(due.c.at, due.c.key)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = connection.execute(ready).first()
    if row is None:
        return None
    held = update(due).where(due.c.key == row.key).values(held_until=now + timedelta(seconds=lease_seconds))
    connection.execute(held)
    return DueRow(key=row.key, at=row.at, command=row.command, fields=row.fields)
