"""What stands under one person's id, and how it is counted."""

from __future__ import annotations

from engine.directory import Membership, Revocation
from engine.meeting.events import CheckedIn, CheckedOut
from engine.ports import Attended, OwnPaper
from store import OpenedStore
from tests.store.scenes import (
    NO,
    YES,
    append,
    cast,
    close_ballot,
    doors,
    found_movement,
    open_ballot,
    plan_meeting,
    start_proposal,
)


def test_memberships_and_meetings_of_one_person(store: OpenedStore) -> None:
    found_movement(store, ["a", "b"])
    plan_meeting(store)
    append(store, "meeting:m1", doors(), CheckedIn(person="of-b", mode="room", seats=("b",)))
    append(store, "meeting:m1", CheckedIn(person="of-a", mode="online", seats=("a",)), CheckedOut(person="of-a"))
    kept = store.read(lambda r: r.kept_about("of-a"))
    assert kept.memberships == (Membership(person="of-a", organisation="a", role="delegate"),)
    assert kept.attended == (Attended(meeting="m1", mode="online", rank=2, here=False),)
    store.write(lambda tx: tx.change_directory("mv", [Revocation(person="of-a", movement="mv")]))
    after = store.read(lambda r: r.kept_about("of-a"))
    assert (after.memberships, after.ended) == ((), kept.memberships)


def test_own_papers_say_which_of_them_stands(store: OpenedStore) -> None:
    found_movement(store, ["a", "b"])
    open_ballot(store, ["a", "b"])
    store.cast(cast("a", key="first phone"))
    store.cast(cast("a", key="second phone", choice=NO))
    store.cast(cast("b"))
    assert set(store.read(lambda r: {(p.seat, p.choice["q1"], p.stands) for p in r.kept_about("of-a").papers})) == {
        ("a", "yes", False),
        ("a", "no", True),
    }
    assert store.read(lambda r: r.kept_about("of-b").papers) == (
        OwnPaper(ballot="b1", seat="b", choice=YES, stands=True),
    )


def test_of_a_secret_ballot_only_that_the_organisation_voted(store: OpenedStore) -> None:
    found_movement(store, ["a", "b"])
    open_ballot(store, ["a", "b"], secret=True)
    store.cast(cast("a"))
    kept = store.read(lambda r: r.kept_about("of-a"))
    assert (kept.papers, kept.secret_ballots) == ((), ("b1",))
    assert store.read(lambda r: r.kept_about("of-b").secret_ballots) == ()
    close_ballot(store)
    assert store.read(lambda r: r.kept_about("of-a").secret_ballots) == ("b1",)


def test_acts_are_what_came_of_ones_own_commands(store: OpenedStore) -> None:
    plan_meeting(store)
    start_proposal(store)
    append(store, "meeting:m1", doors())
    streams = [each.stream for each in store.read(lambda r: r.kept_about("coordinator").acts)]
    assert sorted(streams) == ["meeting:m1", "meeting:m1", "proposal:p1"]
    assert store.read(lambda r: r.kept_about("somebody").acts) == ()
