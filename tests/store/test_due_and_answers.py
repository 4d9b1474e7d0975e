"""What must be done later, what was answered, and which workflows are published."""

from datetime import datetime, timedelta

import pytest

from engine.ports import Conflict, DueRow, StoredWorkflow, Transaction
from store import OpenedStore
from tests.store.scenes import all_at_once


def row(key: str, at: datetime) -> DueRow:
    return DueRow(key=key, at=at, command="proposal.settle", fields={"proposal": key})


def claim(store: OpenedStore, lease_seconds: int = 30) -> str | None:
    found = store.write(lambda tx: tx.claim_due(lease_seconds))
    return found.key if found else None


def test_the_oldest_whose_time_has_come_is_claimed_once(store: OpenedStore) -> None:
    now = store.read(lambda r: r.now())
    rows = [row("later", now + timedelta(hours=1)), row("second", now), row("first", now - timedelta(seconds=1))]
    store.write(lambda tx: [tx.put_due(each) for each in rows])
    assert store.write(lambda tx: tx.claim_due()) == rows[2]
    assert [claim(store), claim(store)] == ["second", None]


def test_a_lease_that_ends_lets_somebody_else_try(store: OpenedStore) -> None:
    now = store.read(lambda r: r.now())
    store.write(lambda tx: tx.put_due(row("a", now)))
    assert [claim(store, lease_seconds=0), claim(store), claim(store)] == ["a", "a", None]


def test_what_is_done_goes(store: OpenedStore) -> None:
    now = store.read(lambda r: r.now())
    store.write(lambda tx: tx.put_due(row("a", now)))
    store.write(lambda tx: (tx.drop_due("a"), tx.drop_due("a")))
    assert claim(store) is None


def test_what_was_put_off_is_not_done(store: OpenedStore) -> None:
    """Somebody may have claimed the row before its time was moved."""
    now = store.read(lambda r: r.now())
    store.write(lambda tx: [tx.put_due(row("a", now)), tx.put_due(row("b", now))])
    assert claim(store) == "a"
    store.write(lambda tx: tx.put_due(row("a", now + timedelta(hours=1))))
    store.write(lambda tx: [tx.fulfil_due("a"), tx.fulfil_due("b")])
    assert claim(store) is None
    store.write(lambda tx: tx.put_due(row("a", now)))
    assert claim(store) == "a"


def test_the_same_key_again_replaces_the_row_and_frees_it(store: OpenedStore) -> None:
    now = store.read(lambda r: r.now())
    store.write(lambda tx: tx.put_due(row("a", now)))
    assert claim(store) == "a"
    again = DueRow(key="a", at=now, command="proposal.close_ballot", fields={"ballot": "b", "n": 1})
    store.write(lambda tx: tx.put_due(again))
    assert store.write(lambda tx: tx.claim_due()) == again


def test_claimers_at_once_get_different_rows(store: OpenedStore, beside: OpenedStore) -> None:
    now = store.read(lambda r: r.now())
    store.write(lambda tx: [tx.put_due(row(f"d{n}", now)) for n in range(8)])
    got = all_at_once(*(lambda n=n: claim((store, beside)[n % 2]) for n in range(8)))  # type: ignore[misc]
    got += [claim(store) for _ in range(8)]
    assert sorted(each for each in got if each) == [f"d{n}" for n in range(8)]


def test_an_answer_is_remembered_per_actor(store: OpenedStore) -> None:
    answer = {"ok": True, "seq": 3, "nested": {"a": [1, None, "é"]}}
    store.write(lambda tx: tx.remember("anna", "c1", "digest", answer))
    assert store.write(lambda tx: tx.answer_of("anna", "c1")) == ("digest", answer)
    assert store.write(lambda tx: tx.answer_of("bob", "c1")) is None


def test_a_command_sent_twice_at_once_happens_once(store: OpenedStore, beside: OpenedStore) -> None:
    def once(tx: Transaction) -> bool:
        if tx.answer_of("anna", "c1"):
            return False
        tx.remember("anna", "c1", "digest", {})
        return True

    did = all_at_once(*(lambda n=n: (store, beside)[n % 2].write(once) for n in range(8)))  # type: ignore[misc]
    assert did.count(True) == 1


def test_remembering_twice_is_a_conflict(store: OpenedStore) -> None:
    store.write(lambda tx: tx.remember("anna", "c1", "digest", {}))
    with pytest.raises(Conflict):
        store.write(lambda tx: tx.remember("anna", "c1", "other", {}))


def test_a_published_workflow_never_changes(store: OpenedStore) -> None:
    first = StoredWorkflow(workflow="yearly", version=1, digest="1", source="{}")
    tenth = StoredWorkflow(workflow="yearly", version=10, digest="10", source="{}")
    store.write(lambda tx: (tx.publish_workflow(first), tx.publish_workflow(tenth), tx.publish_workflow(first)))
    assert store.read(lambda r: (r.workflow("yearly"), r.workflow("yearly", 1))) == (tenth, first)
    assert store.read(lambda r: (r.workflow("yearly", 2), r.workflow("other"))) == (None, None)
    with pytest.raises(ValueError, match="cannot change"):
        store.write(
            lambda tx: tx.publish_workflow(StoredWorkflow(workflow="yearly", version=1, digest="x", source="{}"))
        )


def test_the_names_of_all_workflows_stand_once_each_in_order(store: OpenedStore) -> None:
    for name, version in (("yearly", 1), ("decision", 1), ("yearly", 2)):
        workflow = StoredWorkflow(workflow=name, version=version, digest="d", source="{}")
        store.write(lambda tx, each=workflow: tx.publish_workflow(each))

    assert store.read(lambda reader: reader.workflows("m")) == ["decision", "yearly"]
