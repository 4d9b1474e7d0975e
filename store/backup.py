"""A copy of the whole database in one file, and a database from such a copy.

SQLite is copied page by page while others go on writing, by its own backup interface: the copy is the database as it
was at one moment. PostgreSQL has its own programs for this, `pg_dump` and `psql`, and its copy is SQL.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import URL, Engine, NullPool, create_engine, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from store.errors import StoreError
from store.sqlite import file_of, hold
from store.tables import ballots

_MAGIC = b"SQLite format 3\0"

Check = Callable[[str], None]
"""Opens the database at an address, looks whether it is whole, and raises StoreError if it is not."""


def voted_on_in_secret(url: str) -> list[str]:
    """The ids of the proposals with an open secret ballot. Changes nothing, so that what is copied next is what was
    there, and asks only what every migration since the first knows. Raises StoreError."""
    engine = _looking(_parsed(url))
    asked = select(ballots.c.proposal).where(ballots.c.secret, ballots.c.closed_at.is_(None)).distinct()
    try:
        with engine.connect() as connection:
            return sorted(connection.execute(asked).scalars()) if inspect(connection).has_table(ballots.name) else []
    except SQLAlchemyError as error:
        raise StoreError(f"this database cannot be read: {error}") from error
    finally:
        engine.dispose()


def back_up(url: str, file: Path) -> None:
    """Write a copy into a new file that only this user can read. A server may be running. The database is copied as it
    is, made by this release or another. Raises StoreError."""
    if file.exists():
        raise StoreError(f"{file} is there already: a backup never replaces another")
    parsed, unfinished = _parsed(url), _beside(file, "unfinished")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
        if _is_file(parsed):
            _copy_file(file_of(parsed), unfinished)
        else:
            _run("pg_dump", parsed, "--no-owner", "--no-privileges", f"--file={unfinished}")
        _keep(unfinished, file)
    finally:
        unfinished.unlink(missing_ok=True)


def put_back(url: str, file: Path, check: Check) -> None:
    """Make the database what it was in the copy. No server may be running. SQLite's file is replaced once the copy has
    been checked; PostgreSQL's database has to be empty. Raises StoreError."""
    parsed = _parsed(url)
    with file.open("rb") as copy:
        is_sqlite = copy.read(len(_MAGIC)) == _MAGIC
    if is_sqlite != _is_file(parsed):
        kinds = ("an SQLite database", "SQL for PostgreSQL")
        raise StoreError(f"{file} is {kinds[not is_sqlite]}, and the database named is none of that kind")
    if is_sqlite:
        _put_back_file(file_of(parsed), file, check)
    else:
        _put_back_tables(parsed, file, check)


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise StoreError(f"{url!r} is no address of a database") from None


def _is_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _looking(url: URL) -> Engine:
    if not _is_file(url):
        return create_engine(url.set(drivername="postgresql+psycopg"), poolclass=NullPool)
    path = file_of(url)
    return create_engine("sqlite://", creator=lambda: _read_only(path), poolclass=NullPool)


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)


def _copy_file(source: Path, target: Path) -> None:
    try:
        with (
            closing(_read_only(source)) as there,
            closing(sqlite3.connect(target)) as here,
        ):
            there.backup(here)
            # The copy says of itself that a log belongs to it, and it has none.
            here.execute("PRAGMA journal_mode = DELETE")
            (found,) = here.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        raise StoreError(f"{source} cannot be copied: {error}") from error
    if found != "ok":
        raise StoreError(f"{source} is damaged: {found}")


def _put_back_file(path: Path, file: Path, check: Check) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    held, fresh = hold(path), _beside(path, "restored")
    try:
        os.close(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
        _copy_file(file, fresh)
        check(f"sqlite:///{fresh}")
        _empty_log(path)
        _keep(fresh, path)
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            Path(f"{fresh}{end}").unlink(missing_ok=True)
        os.close(held)


def _empty_log(path: Path) -> None:
    """A log that stays behind would be taken for that of the new file."""
    if path.exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=5)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for end in ("-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)


def _put_back_tables(url: URL, file: Path, check: Check) -> None:
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"))
        there = inspect(engine).get_table_names()
        engine.dispose()
    except SQLAlchemyError as error:
        raise StoreError(f"PostgreSQL cannot be used: {error}") from error
    if there:
        raise StoreError("this database is not empty: make a new one with createdb, and name that")
    _run("psql", url, "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--file={file}")
    check(url.render_as_string(hide_password=False))


def _run(program: str, url: URL, *arguments: str) -> None:
    """One of PostgreSQL's own programs. The password is in its environment, where `ps` does not show it."""
    found = shutil.which(program)
    if found is None:
        raise StoreError(f"{program} is not installed here: it comes with PostgreSQL's client (postgresql-client)")
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    done = subprocess.run(
        [found, f"--dbname={_without_password(url)}", *arguments],
        env={**os.environ, **secret},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise StoreError(f"{program} could not do it: {done.stderr.strip()}")


def _without_password(url: URL) -> str:
    """None at all: `render_as_string` writes one that it hides as `***`, and that goes before PGPASSWORD."""
    parts = url._asdict() | {"drivername": "postgresql", "password": None}
    return URL.create(**parts).render_as_string()


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f"{path.name}.{what}")


def _keep(unfinished: Path, file: Path) -> None:
    """Durable before it has its name, and the name too."""
    _sync(unfinished)
    unfinished.replace(file)
    _sync(file.absolute().parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
