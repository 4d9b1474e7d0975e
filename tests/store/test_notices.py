"""How far somebody has read the notices of a proposal."""

from __future__ import annotations

from engine.ports import Store
from store import OpenedStore


def read(store: Store, number: int, proposal: str = "plan", person: str = "anna") -> None:
    store.write(lambda tx: tx.put_notices_read(proposal, person, number))


def test_what_was_read_stays_read(store: OpenedStore) -> None:
    read(store, 2)
    read(store, 1)
    read(store, 4, proposal="other")
    read(store, 7, person="bea")
    assert store.read(lambda reader: reader.notices_read(["anna"])["anna"]) == {"other": 4, "plan": 2}
    assert store.read(lambda reader: reader.kept_about("anna")).notices_read == {"other": 4, "plan": 2}
    read(store, 3)
    assert store.read(lambda reader: reader.notices_read(["anna"])["anna"])["plan"] == 3
