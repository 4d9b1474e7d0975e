"""What only SQLite has: one writer that commits in groups, one server per file, and a disk that can fill up."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from engine.ports import Conflict, StorageUnavailable, Transaction
from store import OpenedStore, StoreError, open_store
from tests.store.scenes import append, doors, plan_meeting, planned


class Disk:
    """An `offload` whose commits wait until the test lets them go."""

    def __init__(self) -> None:
        self.commits = 0
        self.threads: set[str] = set()
        self.reached = threading.Semaphore(0)
        self._free = threading.Event()
        self._free.set()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="disk")

    def __call__(self, commit: Callable[[], object]) -> object:
        return self._pool.submit(self._commit, commit).result()

    def _commit(self, commit: Callable[[], object]) -> object:
        self.commits += 1
        self.threads.add(threading.current_thread().name)
        self.reached.release()
        self._free.wait()
        return commit()

    def hold(self) -> None:
        self._free.clear()

    def go_on(self) -> None:
        self._free.set()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "polder.sqlite"


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def store(path: Path, disk: Disk) -> Iterator[OpenedStore]:
    opened = open_store(f"sqlite:///{path}", offload=disk)
    yield opened
    disk.go_on()
    opened.close()


def together(store: OpenedStore, disk: Disk, *jobs: Callable[[Transaction], Any]) -> list[Future[Any]]:
    """Run jobs that arrive while a commit is under way, so that they make one group; in this order."""
    disk.hold()
    before = disk.commits
    with ThreadPoolExecutor(len(jobs) + 1) as pool:
        first = pool.submit(store.write, lambda tx: None)
        while disk.commits == before:
            disk.reached.acquire()
        queue = store._writer._jobs  # type: ignore[attr-defined]
        asked: list[Future[Any]] = []
        for job in jobs:
            with queue.not_empty:
                size = queue._qsize()
                asked.append(pool.submit(store.write, job))
                queue.not_empty.wait_for(lambda more=size: queue._qsize() > more)  # type: ignore[misc]
        disk.go_on()
    first.result()
    return asked


def pages(tx: Any, more: int) -> int:
    """Let the file grow by so many pages and no further, as a full disk would."""
    count = tx.connection.exec_driver_sql("PRAGMA page_count").scalar()
    return int(tx.connection.exec_driver_sql(f"PRAGMA max_page_count = {count + more}").scalar())


def large(id: str) -> Callable[[Transaction], Any]:
    return lambda tx: tx.remember("anna", id, "digest", {"words": "x" * 200_000})


def test_the_folder_is_made(store: OpenedStore, path: Path) -> None:
    assert path.exists()


def test_the_file_is_kept_as_safely_as_sqlite_can(store: OpenedStore) -> None:
    def settings(of: Any) -> list[Any]:
        names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout")
        return [of.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    assert store.write(settings) == store.read(settings) == ["wal", 2, 1, 1, 0]


def test_nobody_is_answered_before_the_commit(store: OpenedStore, disk: Disk) -> None:
    disk.hold()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(append, store, "meeting:m1", planned())
        disk.reached.acquire()
        assert not asked.done()
        assert store.read(lambda r: r.streams()) == []
        disk.go_on()
        assert asked.result() == 1
    assert store.read(lambda r: r.streams()) == ["meeting:m1"]


def test_only_the_commit_leaves_the_writers_thread(store: OpenedStore, disk: Disk) -> None:
    names = [store.write(lambda tx: threading.current_thread().name) for _ in range(2)]
    assert names == ["polder-writer"] * 2
    assert disk.threads == {"disk_0"}


def test_jobs_that_arrive_together_commit_together_in_order(store: OpenedStore, disk: Disk) -> None:
    order: list[int] = []
    before = disk.commits
    asked = together(store, disk, *(lambda tx, n=n: order.append(n) for n in range(10)))  # type: ignore[misc]
    assert [each.result() for each in asked] == [None] * 10
    assert order == list(range(10))
    assert disk.commits - before == 2


def test_one_that_fails_fails_alone(store: OpenedStore, disk: Disk) -> None:
    def fails(tx: Transaction) -> None:
        tx.remember("anna", "bad", "digest", {})
        raise KeyError("bad")

    def conflicts(tx: Transaction) -> None:
        tx.remember("anna", "worse", "digest", {})
        raise Conflict("again")

    good, bad, worse, last = together(
        store,
        disk,
        lambda tx: tx.remember("anna", "good", "digest", {}),
        fails,
        conflicts,
        lambda tx: [tx.answer_of("anna", id) is not None for id in ("good", "bad", "worse")],
    )
    assert (good.exception(), last.result()) == (None, [True, False, False])
    assert isinstance(bad.exception(), KeyError)
    assert isinstance(worse.exception(), Conflict)


def test_a_full_disk_refuses_and_is_recovered_from(store: OpenedStore) -> None:
    plan_meeting(store)
    store.write(lambda tx: pages(tx, 2))
    with pytest.raises(StorageUnavailable, match="storage_full"):
        store.write(large("a"))
    assert append(store, "meeting:m1", doors()) == 2
    store.write(lambda tx: pages(tx, 1000))
    store.write(large("a"))
    assert store.read(lambda r: r.verify("meeting:m1")) is None


def test_on_a_full_disk_what_fits_in_a_group_is_kept(store: OpenedStore, disk: Disk) -> None:
    store.write(lambda tx: pages(tx, 2))
    small, big, other = together(
        store,
        disk,
        lambda tx: tx.remember("anna", "small", "digest", {}),
        large("big"),
        lambda tx: tx.remember("anna", "other", "digest", {}),
    )
    assert (small.exception(), other.exception()) == (None, None)
    assert isinstance(big.exception(), StorageUnavailable)
    kept = store.write(lambda tx: [tx.answer_of("anna", id) is not None for id in ("small", "big", "other")])
    assert kept == [True, False, True]


def test_a_file_that_cannot_be_written_refuses_and_is_recovered_from(store: OpenedStore) -> None:
    writer = store._connection  # type: ignore[attr-defined]
    writer.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StorageUnavailable, match="storage_unavailable"):
        plan_meeting(store)
    writer.exec_driver_sql("PRAGMA query_only = OFF")
    plan_meeting(store)


def test_a_command_line_that_writes_is_waited_for(store: OpenedStore, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(append, store, "meeting:m1", planned())
        other.execute("COMMIT")
        assert asked.result() == 1
    other.close()


def test_one_that_writes_for_too_long_makes_the_house_busy(
    store: OpenedStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.writer.PATIENCE", 0.0)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnavailable, match="busy"):
        plan_meeting(store)
    other.execute("COMMIT")
    other.close()
    plan_meeting(store)


def test_a_second_server_is_refused_and_a_command_line_is_not(store: OpenedStore, path: Path) -> None:
    with pytest.raises(StoreError, match=r"another Polder server is running on .*polder\.sqlite"):
        open_store(f"sqlite:///{path}")
    beside = open_store(f"sqlite:///{path}", exclusive=False)
    plan_meeting(beside)
    beside.close()
    assert store.read(lambda r: r.streams()) == ["meeting:m1"]


def test_a_server_that_died_leaves_no_lock(path: Path) -> None:
    dies = f"import os; from store import open_store; s = open_store('sqlite:///{path}'); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", dies], check=False).returncode == 9
    open_store(f"sqlite:///{path}").close()


def test_a_closed_store_says_that_it_is_gone(path: Path) -> None:
    store = open_store(f"sqlite:///{path}")
    store.close()
    with pytest.raises(StorageUnavailable):
        store.write(lambda tx: None)
    open_store(f"sqlite:///{path}").close()


def test_a_file_that_is_no_database_is_named(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("a letter to the editor, long enough to be read as a header of sorts" * 20)
    with pytest.raises(StoreError, match=r"polder\.sqlite cannot be opened"):
        open_store(f"sqlite:///{path}")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'polder.sqlite'}")
