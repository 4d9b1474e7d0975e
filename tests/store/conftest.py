"""Every test that asks for `store` is part of the contract, and runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import OpenedStore, open_store
from tests.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that has nothing in it yet."""
    if backend == "sqlite":
        return f"sqlite:///{tmp_path / 'polder.sqlite'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.empty()


@pytest.fixture
def address(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database to open a store on."""
    if backend == "sqlite":
        return f"sqlite:///{tmp_path / 'polder.sqlite'}"
    server: Postgres = request.getfixturevalue("postgres")
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
