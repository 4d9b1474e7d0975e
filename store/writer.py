"""SQLite's one writer: it takes jobs in order and commits many of them at once.

It uses plain `threading` and `queue`, which the server's worker class turns into green ones. Jobs run on its loop
without yielding; only COMMIT, which waits for the disk, goes through `offload` to an OS thread. Nobody is answered
before the commit of their job.
"""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection

from engine.ports import Conflict, StorageUnavailable
from store.dialect import SqliteDialect
from store.errors import ATTEMPTS, told_apart
from store.transaction import SqlTransaction

T = TypeVar("T")
Offload = Callable[[Callable[[], object]], object]
"""Runs a function in a real OS thread, while others go on, and gives its result."""

MOST = 200
"""Jobs in one group."""

PATIENCE = 5.0
"""Seconds to wait for another process (a command line) that is writing."""

_log = logging.getLogger(__name__)


class _Job:
    def __init__(self, work: Callable[[SqlTransaction], Any]) -> None:
        self.work = work
        self.settled = threading.Event()
        self.result: Any = None
        self.error: BaseException | None = None
        self.channels: frozenset[str] = frozenset()
        self.left_behind = False


class _GroupLost(Exception):
    """The database gave up the whole transaction: what the group did so far is gone and can be done again."""


class Writer:
    """`committed` is called with the channels of each group, after its answers have gone. `truncate` says that the
    write-ahead log still has to be emptied."""

    def __init__(
        self,
        connection: Connection,
        offload: Offload,
        committed: Callable[[frozenset[str]], None],
        *,
        truncate: bool = False,
    ) -> None:
        self._connection = connection
        self._offload = offload
        self._committed = committed
        self._jobs: queue.Queue[_Job | None] = queue.Queue()
        self._open = True
        self._truncate = truncate
        self._thread = threading.Thread(target=self._run, name="polder-writer", daemon=True)
        self._thread.start()

    def write(self, work: Callable[[SqlTransaction], T]) -> T:
        if not self._open:
            raise StorageUnavailable("storage_unavailable")
        job = _Job(work)
        self._jobs.put(job)
        job.settled.wait()
        if job.error is not None:
            raise job.error
        result: T = job.result
        return result

    def close(self) -> None:
        """Finish what has been asked for, then stop."""
        if self._open:
            self._open = False
            self._jobs.put(None)
            self._thread.join()

    def truncate(self) -> None:
        """Empty the write-ahead log as soon as no reader needs it."""
        self.write(_mark)

    def _run(self) -> None:
        going = True
        while going:
            jobs, going = self._take()
            if jobs:
                self._serve(jobs)
            # Kept in memory: what a process that dies here leaves in the log, the next one empties when it opens.
            if self._truncate:
                self._truncate = not self._truncated()
        self._refuse_the_rest()

    def _take(self) -> tuple[list[_Job], bool]:
        """Wait for a job and take all that have come; False when the end has."""
        jobs: list[_Job] = []
        try:
            # A log that could not be truncated yet is tried again soon, also when nobody writes.
            job = self._jobs.get(timeout=0.05 if self._truncate else None)
            while job is not None:
                jobs.append(job)
                if len(jobs) == MOST:
                    return jobs, True
                job = self._jobs.get_nowait()
        except queue.Empty:
            return jobs, True
        return jobs, False

    def _refuse_the_rest(self) -> None:
        while not self._jobs.empty():
            if job := self._jobs.get():
                job.error = StorageUnavailable("storage_unavailable")
                job.settled.set()

    def _serve(self, jobs: Sequence[_Job]) -> None:
        """Commit the jobs together; if the database gives the group up, each by itself."""
        try:
            self._group(jobs)
        except _GroupLost as lost:
            if len(jobs) > 1:
                for job in jobs:
                    self._serve([job])
                return
            jobs[0].error = lost.__cause__
        except Exception as error:  # noqa: BLE001 - it goes to its caller
            for job in jobs:
                job.error = error
        self._answer(jobs)

    def _answer(self, jobs: Sequence[_Job]) -> None:
        kept = [job for job in jobs if job.error is None]
        self._truncate |= any(job.left_behind for job in kept)
        for job in jobs:
            job.settled.set()
        self._committed(frozenset().union(*(job.channels for job in kept)))

    def _group(self, jobs: Sequence[_Job]) -> None:
        self._begin()
        try:
            for job in jobs:
                self._run_job(job)
            raw = self._raw()
            self._offload(lambda: raw.execute("COMMIT"))
        except _GroupLost:
            self._roll_back()
            raise
        except BaseException as error:  # noqa: BLE001 - undone, then raised again
            self._roll_back()
            raise _GroupLost from told_apart(error)

    def _begin(self) -> None:
        deadline = time.monotonic() + PATIENCE
        pause = 0.001
        while True:
            try:
                self._raw().execute("BEGIN IMMEDIATE")
                return
            except sqlite3.Error as error:
                meaning = told_apart(error)
                locked = isinstance(meaning, StorageUnavailable) and meaning.code == "busy"
                if not locked or time.monotonic() > deadline:
                    raise meaning from error
            # The busy timeout is 0: SQLite would sleep without letting others run.
            time.sleep(pause)
            pause = min(pause * 2, 0.1)

    def _run_job(self, job: _Job) -> None:
        for attempt in range(1, ATTEMPTS + 1):
            job.error = None
            try:
                self._attempt(job)
                return
            except _GroupLost:
                raise
            except Conflict as conflict:
                job.error = conflict
                if attempt == ATTEMPTS:
                    return
            except Exception as error:  # noqa: BLE001 - it goes to its caller
                job.error = error
                return

    def _attempt(self, job: _Job) -> None:
        """Run a job inside a savepoint, so that a failing one is undone alone."""
        raw = self._raw()
        raw.execute("SAVEPOINT job")
        tx = SqlTransaction(self._connection, SqliteDialect())
        try:
            job.result = job.work(tx)
            job.channels = tx.finish()
            job.left_behind = tx.left_behind
            raw.execute("RELEASE job")
        except BaseException as error:
            meaning = told_apart(error)
            if isinstance(meaning, StorageUnavailable) or not raw.in_transaction:
                raise _GroupLost from meaning
            raw.execute("ROLLBACK TO job")
            raw.execute("RELEASE job")
            if meaning is error:
                raise
            raise meaning from error

    def _raw(self) -> sqlite3.Connection:
        raw = self._connection.connection.driver_connection
        if not isinstance(raw, sqlite3.Connection):
            raise StorageUnavailable("storage_unavailable")
        return raw

    def _roll_back(self) -> None:
        raw = self._raw()
        if raw.in_transaction:
            raw.execute("ROLLBACK")

    def _truncated(self) -> bool:
        raw = self._raw()
        try:
            busy = self._offload(lambda: raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
        except sqlite3.Error:
            _log.warning("the write-ahead log could not be truncated; trying again", exc_info=True)
            return False
        return not busy


def _mark(tx: SqlTransaction) -> None:
    tx.left_behind = True
