"""A ballot that closes once everyone has voted: the last paper leaves word for the house, on both stores."""

from __future__ import annotations

import pytest

from engine.ports import DueRow
from store import OpenedStore
from tests.store.scenes import NO, all_at_once, cast, found_movement, open_ballot, plan_meeting, start_proposal

FIELDS = {"proposal": "p1", "ballot": "b1"}


@pytest.fixture(autouse=True)
def movement(store: OpenedStore) -> None:
    found_movement(store, ["a", "b"])
    plan_meeting(store)
    start_proposal(store)


def word(store: OpenedStore) -> DueRow | None:
    return store.write(lambda tx: tx.claim_due())


@pytest.mark.parametrize("secret", [False, True])
def test_the_last_paper_leaves_word(store: OpenedStore, secret: bool) -> None:
    open_ballot(store, ["a", "b"], secret=secret, closes_full=True)
    store.cast(cast("a"))
    assert word(store) is None
    store.cast(cast("b"))
    found = word(store)
    assert found
    assert (found.command, dict(found.fields)) == ("proposal.close_ballot", FIELDS)


def test_elsewhere_it_leaves_none(store: OpenedStore) -> None:
    open_ballot(store, ["a"])
    store.cast(cast("a"))
    assert word(store) is None


def test_a_changed_paper_is_not_the_last_one(store: OpenedStore) -> None:
    open_ballot(store, ["a", "b"], closes_full=True)
    store.cast(cast("a"))
    store.cast(cast("a", n=2, choice=NO))
    assert word(store) is None


@pytest.mark.parametrize("secret", [False, True], ids=["open", "secret"])
@pytest.mark.parametrize("attempt", range(5))
def test_two_last_papers_at_one_moment_leave_word_too(
    store: OpenedStore, beside: OpenedStore, attempt: int, secret: bool
) -> None:
    open_ballot(store, ["a", "b"], closes_full=True, secret=secret)
    all_at_once(lambda: store.cast(cast("a")), lambda: beside.cast(cast("b")))
    assert word(store)
