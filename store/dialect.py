"""What the two databases do differently inside a transaction: telling the time, and taking turns."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Protocol

from sqlalchemy import BigInteger, Connection, Table, bindparam, cast, func, select, update


class Dialect(Protocol):
    """Locks are named and last until the transaction ends. `keeps_old_rows` until a VACUUM, when rows are rewritten."""

    keeps_old_rows: bool

    def now(self, connection: Connection) -> datetime: ...
    def lock_shared(self, connection: Connection, name: str) -> None: ...
    def lock_alone(self, connection: Connection, name: str) -> None: ...


class SqliteDialect:
    """SQLite runs in this process and has one writer at a time: its clock is ours, and every lock is held already."""

    keeps_old_rows = False

    def now(self, connection: Connection) -> datetime:
        return datetime.now(UTC)

    def lock_shared(self, connection: Connection, name: str) -> None:
        pass

    def lock_alone(self, connection: Connection, name: str) -> None:
        pass


_LOCK = cast(bindparam("number"), BigInteger)
_SHARED = select(func.pg_advisory_xact_lock_shared(_LOCK))
_ALONE = select(func.pg_advisory_xact_lock(_LOCK))
_CLOCK = select(func.clock_timestamp())


class PostgresDialect:
    """Advisory locks by a hash of the name: two names that share a number only wait for each other."""

    keeps_old_rows = True

    def now(self, connection: Connection) -> datetime:
        at: datetime = connection.execute(_CLOCK).scalar_one()
        return at.astimezone(UTC)

    def lock_shared(self, connection: Connection, name: str) -> None:
        connection.execute(_SHARED, {"number": _number(name)})

    def lock_alone(self, connection: Connection, name: str) -> None:
        connection.execute(_ALONE, {"number": _number(name)})


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(f"polder {name}".encode()).digest()[:8], signed=True)


def put(connection: Connection, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Write the row under a key: change it, or add it."""
    found = [table.c[name] == value for name, value in key.items()]
    if not values or connection.execute(update(table).where(*found).values(values)).rowcount == 0:
        connection.execute(table.insert().values({**key, **values}))
