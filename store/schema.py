"""Bringing a database to the schema of this program, or saying clearly why not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, inspect, select

from store.errors import StoreError
from store.tables import metadata

_SCRIPTS = str(Path(__file__).parent / "migrations")

_LOCK = 0x706F6C646572
"""One migration at a time on a PostgreSQL server: 'polder' in ASCII."""


def upgrade_sqlite(connection: Connection) -> None:
    """Takes a connection in autocommit mode; all of the migration stands, or none of it."""
    if not _behind(connection):
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        _bring_up(connection)
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise


def upgrade_postgres(engine: Engine) -> None:
    with engine.connect() as connection:
        if not _behind(connection):
            return
    with engine.begin() as connection:
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        _bring_up(connection)


def _bring_up(connection: Connection) -> None:
    try:
        if inspect(connection).get_table_names():
            upgrade(connection)
        else:
            _make_whole(connection)
    except Exception as error:
        raise StoreError(
            f"the database could not be brought to this program's schema, and is as it was: {error}. "
            "Make a backup, then report this, or go on with the program that you had"
        ) from error


def _make_whole(connection: Connection) -> None:
    """A new database needs none of the steps: they come to the same tables (`tests/store/test_migrations.py`)."""
    metadata.create_all(connection, checkfirst=False)
    MigrationContext.configure(connection).stamp(_scripts(), "head")


def upgrade(connection: Connection, to: str = "head") -> None:
    """By the migrations, one after the other."""
    command.upgrade(configured(connection), to)


def downgrade(connection: Connection, to: str = "base") -> None:
    command.downgrade(configured(connection), to)


def configured(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", _SCRIPTS)
    config.attributes["connection"] = connection
    return config


@cache
def _scripts() -> ScriptDirectory:
    """The migrations of this program: their files are read once."""
    return ScriptDirectory(_SCRIPTS)


def _behind(connection: Connection) -> bool:
    scripts = _scripts()
    current = MigrationContext.configure(connection).get_current_heads()
    known = {script.revision for script in scripts.walk_revisions()}
    if newer := [revision for revision in current if revision not in known]:
        raise StoreError(
            f"the database has schema {newer[0]}, which this program does not know: a newer Polder made it. "
            "Install that version or a later one, or restore a backup that this version made"
        )
    return set(current) != set(scripts.get_heads())
