"""Forgetting people and words: gone from the rows and from the files, while the ledger stands."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from engine.directory import Link, Person
from engine.ports import DueRow, Session, Transaction
from store import OpenedStore, open_store
from tests.postgres import Postgres
from tests.store.scenes import append, doors, found_movement, plan_meeting


def enter(tx: Transaction) -> None:
    tx.change_directory("mv", [Link(token_hash="t", person="of-a", uses=3)])
    tx.add_session(Session(token_hash="s", person="of-a", expires_at=tx.now() + timedelta(hours=1)))
    tx.set_credentials("of-a", "anna@example.org", "argon")


def test_an_erased_person_has_no_name_and_nothing_else(store: OpenedStore) -> None:
    found_movement(store, ["a", "b"])
    plan_meeting(store)
    store.write(enter)
    store.write(lambda tx: tx.erase_person("of-a"))
    assert store.read(lambda r: r.person("of-a")) == Person(id="of-a", name="", language="nl")
    assert store.read(lambda r: (r.memberships("of-a"), r.link("t"), r.session("s"))) == ([], None, None)
    assert store.read(lambda r: r.credentials("anna@example.org")) is None
    assert store.read(lambda r: r.revoked("of-a"))
    assert [each.id for each in store.read(lambda r: r.people(["mv"]))] == ["of-b"]


def test_an_erased_guest_speaks_for_nobody(store: OpenedStore) -> None:
    plan_meeting(store)
    guest = Person(id="g", name="Gast", language="nl", guest_of="m1", says_from="De buren")
    store.write(lambda tx: tx.add_guest(guest))
    store.write(lambda tx: tx.erase_person("g"))
    assert store.read(lambda r: r.person("g")) == Person(id="g", name="", language="nl", guest_of="m1")
    assert store.read(lambda r: r.people([], "m1")) == []


def test_screens_hear_of_it_once_and_the_ledger_stands(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    plan_meeting(store)
    append(store, "meeting:m1", doors())
    before = store.read(lambda r: [each.hash for each in r.entries("meeting:m1")])
    for _ in range(2):
        store.write(lambda tx: tx.erase_person("of-a"))
    store.write(lambda tx: tx.erase_person("nobody"))
    commits = store.read(lambda r: r.commits("meeting:m1", 2))
    assert [(each.stream, each.first, each.last) for each in commits] == [("directory", 0, 0)]
    assert store.read(lambda r: [each.hash for each in r.entries("meeting:m1")]) == before
    assert store.read(lambda r: r.verify("meeting:m1")) is None


def test_on_sqlite_the_files_hold_nothing_of_it(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'polder.sqlite'}")
    plan_meeting(store)
    store.write(lambda tx: tx.add_guest(Person(id="g", name="Rumpelstiltskin", language="nl", guest_of="m1")))
    store.write(lambda tx: tx.erase_person("g"))
    store.write(lambda tx: tx.erase_text("title-m1"))
    store.write(lambda tx: None)  # the writer truncates before it takes the next job
    raw = b"".join(file.read_bytes() for file in tmp_path.glob("polder.sqlite*"))
    assert b"m1" in raw
    assert b"Rumpelstiltskin" not in raw
    assert b"Najaarsoverleg" not in raw
    store.close()


def test_on_postgresql_the_cleaning_is_due(postgres: Postgres) -> None:
    store = open_store(postgres.ready())
    found_movement(store, ["a"])
    plan_meeting(store)
    store.write(lambda tx: (tx.erase_person("of-a"), tx.erase_text("title-m1")))
    claimed = [store.write(lambda tx: tx.claim_due()) for _ in range(3)]
    assert [(each.key, each.command) for each in claimed if isinstance(each, DueRow)] == [
        ("vacuum:person:of-a", "house.vacuum"),
        ("vacuum:text:title-m1", "house.vacuum"),
    ]
    store.vacuum()
    assert store.read(lambda r: r.texts(["title-m1"])) == {}
    store.close()
