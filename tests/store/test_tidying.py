"""What nobody will ask for again is deleted, and nothing else is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from engine.directory import Membership, Person
from engine.ports import Session, Transaction
from store import OpenedStore
from store.tables import answers, people, sessions
from tests.store.scenes import AT, append, doors, found_movement, plan_meeting


def backdate(tx: Any, table: Any, at: Any, days: int, **of: str) -> None:
    """Let a row be that many days old."""
    found = [table.c[name] == value for name, value in of.items()]
    tx.connection.execute(update(table).where(*found).values({at: tx.now() - timedelta(days=days)}))


def test_expired_sessions_go(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    now = store.read(lambda r: r.now())
    for token, hours in (("past", -1), ("running", 1)):
        session = Session(token_hash=token, person="of-a", expires_at=now + timedelta(hours=hours))
        store.write(lambda tx, session=session: tx.add_session(session))  # type: ignore[misc]
    store.tidy()
    left = store.read(lambda r: list(r.connection.execute(select(sessions.c.token_hash)).scalars()))  # type: ignore[attr-defined]
    assert left == ["running"]


def test_answers_are_remembered_for_a_month(store: OpenedStore) -> None:
    def job(tx: Transaction) -> None:
        for command, days in (("old", 31), ("recent", 29), ("new", 0)):
            tx.remember("anna", command, "digest", {})
            backdate(tx, answers, "at", days, command_id=command)

    store.write(job)
    store.tidy()
    left = store.write(lambda tx: [tx.answer_of("anna", id) is not None for id in ("old", "recent", "new")])
    assert left == [False, True, True]


def test_guests_who_never_asked_to_enter_go_after_a_day(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    plan_meeting(store)

    def job(tx: Transaction) -> None:
        for guest, days in (("came-and-went", 2), ("just-here", 0), ("asked", 2), ("member", 2)):
            tx.add_guest(Person(id=guest, name=guest, language="nl", guest_of="m1"))
            tx.add_session(Session(token_hash=guest, person=guest, expires_at=tx.now() + timedelta(days=28)))
            backdate(tx, people, "added_at", days, id=guest)
        tx.append("meeting:m1", 1, [doors()], "asked", AT)
        tx.change_directory("mv", [Membership(person="member", organisation="a", role="observer")])
        backdate(tx, people, "added_at", 2, id="of-a")

    store.write(job)
    store.tidy()
    left = [each.id for each in store.read(lambda r: r.people(["mv"], "m1"))]
    assert left == ["of-a", "just-here", "asked", "member"]
    assert store.read(lambda r: (r.session("came-and-went"), r.session("asked") is not None)) == (None, True)


def test_what_is_much_goes_a_little_at_a_time(store: OpenedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.tidying.AT_ONCE", 10)

    def job(tx: Transaction) -> None:
        for n in range(35):
            tx.remember("anna", str(n), "digest", {})
        backdate(tx, answers, "at", 31)

    store.write(job)
    store.tidy()
    counted = select(func.count()).select_from(answers)
    assert store.read(lambda r: r.connection.execute(counted).scalar()) == 0  # type: ignore[attr-defined]


def test_the_chore_is_made_once_and_keeps_its_time(store: OpenedStore, beside: OpenedStore) -> None:
    store.begin_tidying()
    row = store.write(lambda tx: tx.claim_due())
    assert row is not None
    assert (row.key, row.command) == ("tidy", "house.tidy")
    beside.begin_tidying()
    assert store.write(lambda tx: tx.claim_due()) is None, "still held"


def test_an_append_is_no_reason_to_tidy(store: OpenedStore) -> None:
    plan_meeting(store)
    append(store, "meeting:m1", doors())
    store.tidy()
    assert store.read(lambda r: r.verify("meeting:m1")) is None
    assert len(store.read(lambda r: r.entries("meeting:m1"))) == 2
