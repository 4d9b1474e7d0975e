"""Storage: the ledger, the urn, the directory, what is due, and the read tables, on SQLite or PostgreSQL.

Public: `open_store` gives an `engine.ports.Store` (with `vacuum` and `tidy` besides) and brings the database to this
program's schema; `rebuild` makes the read tables again from the ledger; `back_up` and `put_back` copy all of it out and
in, and `voted_on_in_secret` says whether a copy may be made now; `StoreError` says why a database cannot be used.
Nothing reaches around these.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from engine.ports import Store
from store.backup import back_up, put_back, voted_on_in_secret
from store.errors import StoreError
from store.postgres import PostgresStore
from store.projections import rebuild
from store.sqlite import SqliteStore
from store.writer import Offload

__all__ = ["OpenedStore", "StoreError", "back_up", "open_store", "put_back", "rebuild", "voted_on_in_secret"]


class OpenedStore(Store, Protocol):
    def vacuum(self) -> None:
        """Make what a closed secret ballot or an erasure has left behind unreadable: the due row `house.vacuum`."""
        ...

    def begin_tidying(self) -> None:
        """Write the due row `house.tidy` unless it is there."""
        ...

    def tidy(self) -> None:
        """Delete what nobody will ask for again: the due row `house.tidy`. `store.tidying` says what that is."""
        ...


def _directly(function: Callable[[], object]) -> object:
    return function()


def open_store(url: str, *, offload: Offload = _directly, exclusive: bool = True) -> OpenedStore:
    """Open `sqlite:///path` or `postgresql://…`, made or migrated to this program's schema.

    `offload(function)` runs a function in a real OS thread while greenlets go on; without one it runs directly. A
    server opens SQLite with `exclusive`, and is then the only one; a command line opens it without, and may write
    beside it. Raises StoreError, whose text says what helps.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreError(f"{url!r} is no address of a database; it looks like sqlite:///data/polder.sqlite") from None
    match parsed.get_backend_name():
        case "sqlite":
            return SqliteStore(parsed.set(drivername="sqlite"), offload=offload, exclusive=exclusive)
        case "postgresql" | "postgres":
            return PostgresStore(parsed.set(drivername="postgresql+psycopg"))
        case other:
            raise StoreError(f"Polder does not keep its data in {other}: use SQLite or PostgreSQL")
