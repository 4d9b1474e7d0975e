"""The store on PostgreSQL: each job in its caller's greenlet, on a connection from the pool.

Writes are READ COMMITTED: each statement of a job sees what others have committed by then, and what must not change
under it is locked or held by a unique constraint. Reads see one snapshot (REPEATABLE READ).
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

from engine.ballot.casting import HashedCast, Recorded
from engine.errors import Refused
from engine.ports import Conflict, Reader, Transaction
from store import schema, tidying
from store.arrivals import Arrivals
from store.dialect import PostgresDialect
from store.errors import ATTEMPTS, StoreError, StreamMoved, told_apart
from store.reader import SqlReader
from store.transaction import SqlTransaction
from store.waking import Follower, Followers

T = TypeVar("T")

POOL = 20
"""Connections of one process; a job that finds none free for this many seconds is told that the house is busy."""

_WAIT = 10
IDLE = 1.0
"""Seconds after which a connection that lay in the pool is tried before it is used. To try each one each time is a
journey more for every batch of votes, of nine; one that broke within the second tells so when it is used."""
_REWRITTEN = ("seats", "secret_papers", "texts", "people", "credentials", "feelings", "notices_read")


class PostgresStore:
    def __init__(self, url: URL) -> None:
        self._engine = create_engine(
            url,
            pool_size=POOL,
            max_overflow=0,
            pool_timeout=_WAIT,
            isolation_level="READ COMMITTED",
        )
        _try_those_that_lay_idle(self._engine)
        self._reading = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._dialect = PostgresDialect()
        self._followers = Followers()
        self._arrivals = Arrivals(self.write)
        try:
            _prepare(self._engine)
        except BaseException:
            self._engine.dispose()
            raise

    def write(self, job: Callable[[Transaction], T]) -> T:
        moved: set[str] = set()
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._once(job, moved)
            except Exception as error:
                meaning = told_apart(error)
                if isinstance(meaning, StreamMoved):
                    moved.add(meaning.stream)
                if not isinstance(meaning, Conflict) or attempt == ATTEMPTS:
                    if meaning is error:
                        raise
                    raise meaning from error
            # Whoever collided does not run again at the same moment.
            time.sleep(random.uniform(0, 0.005 * attempt))
        raise AssertionError("the last attempt returns or raises")

    def _once(self, job: Callable[[Transaction], T], moved: Iterable[str]) -> T:
        """`moved` are the streams that got ahead of it before: it takes them first, so that a hall that checks in at
        once queues up instead of failing over and over."""
        with self._engine.begin() as connection:
            tx = SqlTransaction(connection, self._dialect)
            for stream in sorted(moved):
                tx.hold(stream)
            result = job(tx)
            channels = tx.finish()
        self._followers.wake(channels)
        return result

    def read(self, query: Callable[[Reader], T]) -> T:
        try:
            with self._reading.begin() as connection:
                return query(SqlReader(connection, self._dialect))
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
        """Remove the old rows of closed secret ballots, whose transaction and place tell which belong together, and
        those that hold what was erased.

        FULL, since a plain VACUUM leaves their bytes in the pages (a test that reads the files found them). It waits
        until nobody uses a table, and they wait for it: some milliseconds, as these tables are small.
        """
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in _REWRITTEN:
                connection.exec_driver_sql(f"VACUUM (FULL) {table}")

    def begin_tidying(self) -> None:
        tidying.begin(self.write)

    def tidy(self) -> None:
        tidying.tidy(self.write)

    def close(self) -> None:
        self._engine.dispose()


def _try_those_that_lay_idle(engine: Engine) -> None:
    """One that no longer answers gives way to a new one, unseen by whoever asked for it, and so do all that were made
    before: most likely the database was started again."""

    def returned(_: object, record: ConnectionPoolEntry) -> None:
        record.info["returned"] = time.monotonic()

    def taken(connection: DBAPIConnection, record: ConnectionPoolEntry, _: object) -> None:
        returned_at = record.info.get("returned")
        if returned_at is None or time.monotonic() - returned_at < IDLE:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error

    event.listen(engine, "checkin", returned)
    event.listen(engine, "checkout", taken)


def _prepare(engine: Engine) -> None:
    try:
        with engine.connect() as connection:
            if connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "off":
                raise StoreError(
                    "this PostgreSQL answers before a commit is durable (synchronous_commit = off), so an acknowledged "
                    "vote could be lost: set it to on for this database"
                )
        schema.upgrade_postgres(engine)
    except DBAPIError as error:
        raise StoreError(
            f"PostgreSQL cannot be used: {error.orig}. Is it running, and are address and login right?"
        ) from error
