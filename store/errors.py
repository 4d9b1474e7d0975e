"""What goes wrong in a database, told apart by what helps: try again, wait, free some space, or call somebody."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from engine.ports import Conflict, StorageUnavailable

ATTEMPTS = 5
"""How often a job runs before its Conflict reaches the caller."""

_SQLITE_UNAVAILABLE = frozenset(
    {
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_PROTOCOL,
    }
)
_SQLITE_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_SQLITE_TAKEN = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})

# https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES_CONFLICT = frozenset({"23505", "40001", "40P01"})
_POSTGRES_BUSY = frozenset({"55P03", "53300", "57014"})
_POSTGRES_FULL = frozenset({"53100"})
_POSTGRES_UNAVAILABLE = ("08", "53", "57", "58", "25006", "XX")


class StreamMoved(Conflict):
    """Somebody else appended to a stream first; whoever tries again does well to be alone on it from the start."""

    def __init__(self, stream: str, at: int, not_at: int) -> None:
        super().__init__(f"{stream} is at {at}, not {not_at}")
        self.stream = stream


class StoreError(Exception):
    """The store cannot be opened. The text is for the person at the console: what is wrong and what helps."""


def told_apart(error: BaseException) -> BaseException:
    """What a failure of the database means to a caller of the store; any other error is itself."""
    if isinstance(error, PoolTimeout):
        return StorageUnavailable("busy")
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error) or error
    if not isinstance(error, DBAPIError):
        return error
    if isinstance(error.orig, sqlite3.Error):
        return _of_sqlite(error.orig) or error
    return _of_postgres(error) or error


def _of_sqlite(error: sqlite3.Error) -> Conflict | StorageUnavailable | None:
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        # The module's own complaints have no code; a closed connection is the one that a caller can meet.
        return StorageUnavailable("storage_unavailable") if isinstance(error, sqlite3.ProgrammingError) else None
    if extended in _SQLITE_TAKEN:
        return Conflict(str(error))
    code = extended & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return StorageUnavailable("storage_full")
    if code in _SQLITE_LOCKED:
        return StorageUnavailable("busy")
    return StorageUnavailable("storage_unavailable") if code in _SQLITE_UNAVAILABLE else None


def _of_postgres(error: DBAPIError) -> Conflict | StorageUnavailable | None:
    state = getattr(error.orig, "sqlstate", None)
    if state in _POSTGRES_CONFLICT:
        return Conflict(str(error.orig))
    if state in _POSTGRES_FULL:
        return StorageUnavailable("storage_full")
    if state in _POSTGRES_BUSY:
        return StorageUnavailable("busy")
    gone = state is None and isinstance(error, (OperationalError, InterfaceError))
    if gone or error.connection_invalidated or (state or "").startswith(_POSTGRES_UNAVAILABLE):
        return StorageUnavailable("storage_unavailable")
    return None
