"""A real PostgreSQL server for tests, and databases on it."""

from __future__ import annotations

from sqlalchemy import URL, create_engine

from store import open_store
from store.tables import metadata


class Postgres:
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
