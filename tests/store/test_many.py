"""Statements for many rows say the same on both databases, for however many rows."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, bindparam, false, literal_column, select

from engine.directory import Movement
from engine.ports import Store
from store import OpenedStore
from store.many import Added, Changed, Sought
from store.tables import movements, organisations

NEW = Added(
    organisations,
    *("id", "movement", "name", "short"),
    fixed={"kind": literal_column("'member'"), "removed": false(), "weight": literal_column("1")},
)
RENAMED = Changed(organisations, ("movement", "id"), ("name", "weight"))
FOUND = Sought(
    lambda among: (
        select(organisations.c.id, organisations.c.name, organisations.c.weight)
        .where(organisations.c.movement == bindparam("of"), among(organisations.c.id))
        .order_by(organisations.c.id)
    )
)


def at(store: Store, work: Any) -> Any:
    return store.write(lambda tx: work(tx.connection))  # type: ignore[attr-defined]


@pytest.fixture
def filled(store: OpenedStore) -> OpenedStore:
    """Nine organisations of one movement."""
    store.write(lambda tx: tx.change_directory("mv", [Movement(id="mv", name="Beweging", language="nl")]))
    at(store, lambda connection: NEW.execute(connection, [(f"o{n}", "mv", f"Nr {n}", f"{n}") for n in range(9)]))
    return store


def found(store: Store, *ids: str, of: str = "mv") -> list[tuple[Any, ...]]:
    return [tuple(row) for row in at(store, lambda connection: FOUND.rows(connection, ids, of=of))]


@pytest.mark.parametrize("count", range(10))
def test_however_many_are_sought_those_are_found(filled: OpenedStore, count: int) -> None:
    assert found(filled, *(f"o{n}" for n in range(count))) == [(f"o{n}", f"Nr {n}", 1) for n in range(min(count, 9))]


def test_who_is_not_there_or_elsewhere_is_not_found(filled: OpenedStore) -> None:
    assert found(filled, "o1", "nobody", "o3", "o1") == [("o1", "Nr 1", 1), ("o3", "Nr 3", 1)]
    assert found(filled, "o1", of="another") == []


def test_each_row_changes_as_it_was_given_and_no_other(filled: OpenedStore) -> None:
    changes = [("mv", "o2", "Twee 'zó'", 4), ("mv", "o5", "Vijf, %s", 7), ("another", "o1", "Niet", 9)]
    at(filled, lambda connection: RENAMED.execute(connection, changes))
    kept = [(f"o{n}", f"Nr {n}", 1) for n in range(9) if n not in (2, 5)]
    everything = found(filled, *(f"o{n}" for n in range(9)))
    assert everything == sorted([*kept, ("o2", "Twee 'zó'", 4), ("o5", "Vijf, %s", 7)])


def test_no_rows_are_no_work(filled: OpenedStore) -> None:
    def nothing(connection: Connection) -> None:
        NEW.execute(connection, [])
        RENAMED.execute(connection, [])
        assert FOUND.rows(connection, [], of="mv") == []

    at(filled, nothing)
    assert at(filled, lambda connection: connection.execute(select(movements.c.id)).scalars().all()) == ["mv"]
