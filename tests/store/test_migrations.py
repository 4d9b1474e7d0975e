"""Making a database, bringing it up to date, and saying clearly why that cannot be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, make_url, text

from engine.tally.paper import PaperRules
from store import StoreError, open_store, schema, urn
from store.columns import read_back
from store.tables import metadata
from tests.postgres import Postgres


@pytest.fixture
def connection(empty: str) -> Iterator[Connection]:
    engine = create_engine(make_url(empty))
    with engine.connect() as connected:
        yield connected
    engine.dispose()


def rules(connection: Connection) -> set[str]:
    """Every table, index and constraint, as the database itself spells it."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(text("SELECT sql FROM sqlite_master WHERE name NOT LIKE '%alembic%' AND sql > ''"))
        return {line for (sql,) in found for line in _lines(sql)}
    found = connection.execute(
        text("SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint")
    )
    indexes = connection.execute(text("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"))
    return {row[0] for row in (*found, *indexes) if row[0] and "alembic" not in row[0]}


def _lines(sql: str) -> Iterator[str]:
    """The table's name with each of its lines: the order of columns and constraints says nothing."""
    heading, *lines = (re.sub(r"\s+", " ", line).strip(" ,") for line in sql.splitlines())
    yield heading
    for line in lines:
        # SQLite writes a column that came later on the line of the one before it.
        for part in re.split(r", (?=\w+ (?:VARCHAR|TEXT|BOOLEAN|INTEGER))", line):
            yield f"{heading} {part.replace('TEXT', 'VARCHAR')}"


def test_the_migrations_make_the_tables_that_the_code_knows(connection: Connection) -> None:
    schema.upgrade(connection)
    assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": False}), metadata) == []
    migrated = rules(connection)
    schema.downgrade(connection)
    metadata.create_all(connection)
    assert rules(connection) == migrated


def test_what_was_there_before_there_were_dates_counts_as_new(connection: Connection) -> None:
    schema.upgrade(connection, "0001")
    connection.execute(text("INSERT INTO answers VALUES ('anna', 'c1', 'digest', '{}')"))
    schema.upgrade(connection)
    found = connection.execute(text("SELECT at FROM answers")).scalar_one()
    assert abs(read_back(found) - datetime.now(UTC)) < timedelta(hours=1)


def test_what_was_planned_before_gets_its_time_zone_from_the_ledger(connection: Connection) -> None:
    schema.upgrade(connection, "0002")
    connection.execute(
        text("INSERT INTO meetings (id, code, starts_at, phase, entry) VALUES ('m1', 'c', 's', 'planned', 'admit')")
    )
    planned = {"body": '{"meeting": "m1", "time_zone": "Europe/Amsterdam"}', "hash": "0" * 64}
    connection.execute(
        text(
            "INSERT INTO ledger (stream, seq, name, version, body, actor, at, hash)"
            " VALUES ('meeting:m1', 1, 'meeting.planned', 1, :body, 'a', '2022-11-09T12:00:00Z', :hash)"
        ),
        planned,
    )
    schema.upgrade(connection)
    row = connection.execute(text("SELECT time_zone, lasts, series, archived FROM meetings")).one()
    assert tuple(row) == ("Europe/Amsterdam", 0, None, False)


def test_votes_that_were_there_before_other_methods_are_papers_of_theirs(connection: Connection) -> None:
    schema.upgrade(connection, "0005")
    for row in (
        """INSERT INTO ballots (ballot, proposal, secret, questions, options)
           VALUES ('b1', 'plan', true, '["c1"]', '["yes","no","abstain"]')""",
        "INSERT INTO seats (ballot, seat, weight, voted, rev) VALUES ('b1', 's1', 1, true, 1)",
        """INSERT INTO secret_papers (ballot, key_hash, n, choice) VALUES ('b1', 'abababab', 1, '{"c1":"yes"}')""",
    ):
        connection.execute(text(row))
    schema.upgrade(connection)
    (found, _) = urn.find(connection, ["b1"])["b1"]
    assert found.paper == PaperRules(form="one", options=("yes", "no", "abstain"))
    assert [(paper.choice, paper.weight) for paper in urn.papers(connection, "b1")] == [({"c1": "yes"}, 1)]
    schema.downgrade(connection, "0005")
    assert connection.execute(text("SELECT options FROM ballots")).scalar_one() == '["yes","no","abstain"]'


def test_down_again_leaves_nothing(connection: Connection) -> None:
    schema.upgrade(connection)
    assert len(inspect(connection).get_table_names()) == len(metadata.tables) + 1
    schema.downgrade(connection)
    assert inspect(connection).get_table_names() == ["alembic_version"]
    assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 0


def test_a_new_database_is_made_whole_and_is_the_same(empty: str, connection: Connection) -> None:
    schema.upgrade(connection)
    migrated = rules(connection)
    schema.downgrade(connection)
    connection.execute(text("DROP TABLE alembic_version"))
    connection.commit()
    open_store(empty).close()
    assert rules(connection) == migrated
    scripts = ScriptDirectory.from_config(schema.configured(connection))
    assert MigrationContext.configure(connection).get_current_heads() == tuple(scripts.get_heads())


def test_opening_makes_what_is_needed_once(empty: str) -> None:
    open_store(empty).close()
    store = open_store(empty)
    assert store.read(lambda r: r.streams()) == []
    store.close()


def test_a_database_of_a_newer_program_is_refused(empty: str) -> None:
    open_store(empty).close()
    engine = create_engine(make_url(empty))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"schema 9999, which this program does not know.*Install"):
        open_store(empty)


def test_a_migration_that_fails_leaves_the_database_as_it_was(empty: str) -> None:
    """Somebody else's table has a name that ours needs, well into the migration."""
    if empty.startswith("sqlite"):
        Path(make_url(empty).database or "").touch()
    engine = create_engine(make_url(empty))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE workflows (theirs INTEGER)"))
    with pytest.raises(StoreError, match="is as it was"):
        open_store(empty)
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) - {"alembic_version"} == {"workflows"}
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "no address of a database"),
        ("mysql://localhost/x", "use SQLite or PostgreSQL"),
        ("sqlite://", "in a file"),
        ("sqlite:///:memory:", "in a file"),
        ("postgresql://nobody@127.0.0.1:1/none", "Is it running"),
    ],
)
def test_an_address_that_leads_nowhere_says_so(url: str, says: str) -> None:
    with pytest.raises(StoreError, match=says):
        open_store(url)


def test_a_server_that_answers_too_early_is_refused(postgres: Postgres) -> None:
    address = postgres.empty()
    engine = create_engine(make_url(address), isolation_level="AUTOCOMMIT")
    name = make_url(address).database
    with engine.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {name} SET synchronous_commit = off"))
    engine.dispose()
    with pytest.raises(StoreError, match="synchronous_commit"):
        open_store(address)
