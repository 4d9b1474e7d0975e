"""The store on SQLite: one file, one writer, readers on connections of their own."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Engine, create_engine, event

from engine.ballot.casting import HashedCast, Recorded
from engine.errors import Refused
from engine.ports import Reader, StorageUnavailable, Transaction
from store import schema, tidying
from store.arrivals import Arrivals
from store.dialect import SqliteDialect
from store.errors import StoreError, told_apart
from store.reader import SqlReader
from store.waking import Follower, Followers
from store.writer import Offload, Writer

T = TypeVar("T")


class SqliteStore:
    """Raises StoreError when the file cannot be used, or when another server has it (only if `exclusive`)."""

    def __init__(self, url: URL, *, offload: Offload, exclusive: bool) -> None:
        path = file_of(url)
        self._lock = hold(path) if exclusive else None
        try:
            self._reading = _engine(url, "PRAGMA query_only = ON")
            self._writing = _engine(url)
            emptied = self._open(path, empty_log=exclusive)
        except BaseException:
            self._release()
            raise
        self._followers = Followers()
        self._connection = self._writing.connect()
        self._writer = Writer(self._connection, offload, self._followers.wake, truncate=not emptied)
        self._arrivals = Arrivals(self.write)
        self._reading_dialect = SqliteDialect()

    def _open(self, path: Path, *, empty_log: bool) -> bool:
        """Whether the write-ahead log is as empty as was asked. A server that was killed between the close of a secret
        ballot and the truncation after it has left the papers there in the order of voting."""
        try:
            with self._writing.connect() as connection:
                connection.exec_driver_sql("PRAGMA busy_timeout = 5000")
                mode = connection.exec_driver_sql("PRAGMA journal_mode = WAL").scalar()
                if mode != "wal":
                    raise StoreError(f"{path} is on a file system where SQLite cannot keep a write-ahead log ({mode})")
                schema.upgrade_sqlite(connection)
                kept = empty_log and connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()
                connection.exec_driver_sql("PRAGMA busy_timeout = 0")
                return not kept
        except Exception as error:
            meaning = told_apart(error)
            if isinstance(meaning, StorageUnavailable) or isinstance(getattr(error, "orig", None), sqlite3.Error):
                raise StoreError(f"{path} cannot be opened as a database for writing: {error}") from error
            raise

    def write(self, job: Callable[[Transaction], T]) -> T:
        return self._writer.write(job)

    def read(self, query: Callable[[Reader], T]) -> T:
        try:
            with self._reading.connect() as connection:
                connection.exec_driver_sql("BEGIN")
                try:
                    return query(SqlReader(connection, self._reading_dialect))
                finally:
                    connection.exec_driver_sql("ROLLBACK")
        except Exception as error:
            meaning = told_apart(error)
            if meaning is error:
                raise
            raise meaning from error

    def cast(self, cast: HashedCast) -> Recorded | Refused:
        return self._arrivals.cast(cast)

    def wake(self, follower: Follower) -> Callable[[], None]:
        return self._followers.add(follower)

    def vacuum(self) -> None:
        """Truncate the write-ahead log. The file itself holds nothing deleted: `secure_delete` is on."""
        self._writer.truncate()

    def begin_tidying(self) -> None:
        tidying.begin(self.write)

    def tidy(self) -> None:
        tidying.tidy(self.write)

    def close(self) -> None:
        self._writer.close()
        self._connection.close()
        self._release()

    def _release(self) -> None:
        for engine in (getattr(self, "_reading", None), getattr(self, "_writing", None)):
            if engine is not None:
                engine.dispose()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def file_of(url: URL) -> Path:
    """The database's file, in a folder that is there."""
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise StoreError(
            "Polder keeps its SQLite database in a file: give its path, as in sqlite:///data/polder.sqlite"
        )
    path = Path(url.database)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder of {path} cannot be made: {error.strerror}") from error
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise StoreError(f"{path} cannot be written: give this user write permission on the file and its folder")
    return path


def hold(path: Path) -> int:
    """Take the file for this process; gives the descriptor of the lock, which goes when that is closed, and with the
    process, however it ends."""
    beside = path.with_name(path.name + ".lock")
    try:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(f"{beside} cannot be written: {error.strerror}") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise StoreError(
            f"another Polder server is running on {path}. Stop it first, or use PostgreSQL for several servers"
        ) from error
    return descriptor


def _engine(url: URL, *pragmas: str) -> Engine:
    """Connections in the driver's autocommit mode: who uses one says BEGIN and COMMIT itself."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT", connect_args={"check_same_thread": False, "timeout": 0})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        for pragma in (
            "PRAGMA foreign_keys = ON",
            "PRAGMA synchronous = FULL",
            "PRAGMA secure_delete = ON",
            *pragmas,
        ):
            connection.execute(pragma)

    return engine
