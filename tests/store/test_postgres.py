"""What only PostgreSQL has: connections in a pool, which may break while they lie there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, make_url

import store.postgres
from engine.ports import StorageUnavailable
from store import OpenedStore, open_store
from tests.postgres import Postgres
from tests.store.scenes import plan_meeting


@pytest.fixture
def address(postgres: Postgres) -> str:
    return postgres.ready()


@pytest.fixture
def house(address: str) -> Iterator[OpenedStore]:
    """With a connection in its pool."""
    opened = open_store(address)
    opened.write(lambda tx: None)
    yield opened
    opened.close()


def break_all(address: str) -> None:
    """As a database that is started again does."""
    url = make_url(address)
    engine = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        # Waits until each has ended.
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            " WHERE datname = %(name)s AND backend_type = 'client backend'",
            {"name": url.database},
        )
    engine.dispose()


def test_one_that_broke_while_it_lay_idle_is_not_noticed(
    address: str, house: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.postgres, "IDLE", 0.0)
    break_all(address)
    plan_meeting(house)
    assert house.read(lambda look: look.entries("meeting:m1"))


def test_one_that_broke_just_after_its_use_says_so_once(
    address: str, house: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.postgres, "IDLE", 3600.0)
    break_all(address)
    with pytest.raises(StorageUnavailable) as refused:
        plan_meeting(house)
    assert refused.value.code == "storage_unavailable"
    plan_meeting(house)
    assert len(house.read(lambda look: look.entries("meeting:m1"))) == 1, "what was refused had not happened"


def test_a_database_that_is_away_is_refused_and_taken_up_again(
    address: str, house: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.postgres, "IDLE", 0.0)
    url = make_url(address)
    engine = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false")
        try:
            break_all(address)
            with pytest.raises(StorageUnavailable):
                plan_meeting(house)
        finally:
            connection.exec_driver_sql(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS true")
    engine.dispose()
    plan_meeting(house)
