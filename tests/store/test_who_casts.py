"""Who may cast for a seat, and what weighs behind a paper: the contract of both stores."""

from __future__ import annotations

import pytest

from engine.ballot.casting import Recorded
from engine.directory import Membership, Organisation, Person
from engine.errors import refuse
from engine.ports import Paper, RollSeat
from store import OpenedStore
from tests.store.scenes import NO, YES, cast, close_ballot, found_movement, open_ballot, plan_meeting, start_proposal


@pytest.fixture(autouse=True)
def movement(store: OpenedStore) -> None:
    """Organisations a, b and c with a delegate each (`of-a`, …), and a proposal in a meeting."""
    found_movement(store, ["a", "b", "c"])
    plan_meeting(store)
    start_proposal(store)


def laid(store: OpenedStore, seat: str, person: str = "", key: str = "") -> str:
    answer = store.cast(cast(seat, key, person=person))
    return "recorded" if isinstance(answer, Recorded) else answer.code


def papers(store: OpenedStore) -> list[Paper]:
    return list(store.read(lambda reader: reader.papers("b1")))


# weight


@pytest.mark.parametrize("secret", [False, True])
def test_a_paper_has_the_weight_of_its_seat(store: OpenedStore, secret: bool) -> None:
    open_ballot(store, [RollSeat(seat="a", weight=40), RollSeat(seat="b")], secret=secret)
    assert [laid(store, seat) for seat in ("a", "b")] == ["recorded", "recorded"]
    close_ballot(store)
    assert sorted((paper.weight, paper.seat) for paper in papers(store)) == (
        [(1, None), (40, None)] if secret else [(1, "b"), (40, "a")]
    )


def test_a_changed_secret_paper_keeps_its_weight(store: OpenedStore) -> None:
    open_ballot(store, [RollSeat(seat="a", weight=40), RollSeat(seat="b", weight=3)], secret=True)
    laid(store, "a")
    assert isinstance(store.cast(cast("a", n=2, choice=NO)), Recorded)
    assert [(paper.weight, paper.choice) for paper in papers(store)] == [(40, NO)]


def test_what_an_organisation_weighs_is_kept(store: OpenedStore) -> None:
    heavy = Organisation(id="a", movement="mv", name="A", short="a", kind="member", weight=40)
    store.write(lambda tx: tx.change_directory("mv", [heavy]))
    found = store.read(lambda reader: reader.organisations(["mv"]))
    assert [each.weight for each in found] == [40, 1, 1]


# persons


def test_a_seat_of_a_person_is_theirs_alone(store: OpenedStore) -> None:
    open_ballot(store, ["of-a", "of-b"], persons=True)
    assert laid(store, "of-a", "of-a") == "recorded"
    assert laid(store, "of-b", "of-a", "another key") == "not_your_seat"
    assert laid(store, "a", "of-a") == "not_on_roll"
    assert [paper.seat for paper in papers(store)] == ["of-a"]


def test_a_delegate_casts_for_nobody_who_has_the_name_of_an_organisation(store: OpenedStore) -> None:
    """Ids are made by clients: one that stands for an organisation and for a person gives nobody a second vote."""
    twin = [Person(id="a", name="Twin", language="nl"), Membership(person="a", organisation="b", role="participant")]
    store.write(lambda tx: tx.change_directory("mv", twin))
    open_ballot(store, ["a"], persons=True)
    assert laid(store, "a", "of-a") == "not_your_seat"
    assert laid(store, "a", "a", "another key") == "recorded"


def test_whoever_was_shut_out_casts_no_more(store: OpenedStore) -> None:
    open_ballot(store, ["of-a", "of-b"], persons=True)
    store.write(lambda tx: tx.erase_person("of-a"))
    assert laid(store, "of-a", "of-a") == "not_your_seat"


def test_a_person_does_not_cast_for_an_organisation_by_being_one(store: OpenedStore) -> None:
    open_ballot(store, ["a", "of-a"])
    assert laid(store, "of-a", "of-a") == "not_your_seat"


# proxies


@pytest.mark.parametrize("secret", [False, True])
def test_whoever_votes_for_the_holder_votes_for_who_gave_the_proxy(store: OpenedStore, secret: bool) -> None:
    open_ballot(store, [RollSeat(seat="a", proxy="b"), RollSeat(seat="b"), RollSeat(seat="c")], secret=secret)
    assert laid(store, "a", "of-c", "strange key") == "not_your_seat"
    assert laid(store, "a", "of-b", "key for a") == "recorded"
    assert laid(store, "b", "of-b") == "recorded"
    assert laid(store, "b", "of-a", "another key") == "not_your_seat"
    assert len(papers(store)) == 2


def test_who_gave_a_proxy_and_comes_after_all_may_vote(store: OpenedStore) -> None:
    open_ballot(store, [RollSeat(seat="a", proxy="b"), RollSeat(seat="b")])
    assert laid(store, "a", "of-b", "key of the holder") == "recorded"
    assert store.cast(cast("a", choice=NO)) == store.cast(cast("a", choice=NO))
    assert [(paper.seat, paper.person, paper.choice) for paper in papers(store)] == [("a", "of-a", NO)]


def test_a_proxy_among_persons_is_the_holders(store: OpenedStore) -> None:
    open_ballot(store, [RollSeat(seat="of-a", proxy="of-b"), RollSeat(seat="of-b")], persons=True)
    assert laid(store, "of-a", "of-b", "key for a") == "recorded"
    assert laid(store, "of-b", "of-a", "another key") == "not_your_seat"


def test_the_roll_says_who_holds_a_proxy(store: OpenedStore) -> None:
    open_ballot(store, [RollSeat(seat="a", proxy="b"), RollSeat(seat="b", weight=3)])
    seats = store.read(lambda reader: reader.seats("b1"))
    assert [(each.seat, each.weight, each.proxy) for each in seats] == [("a", 1, "b"), ("b", 3, None)]
    assert store.cast(cast("a", person="of-b", choice=YES)) != refuse("not_your_seat")


def test_a_heavy_vote_may_be_split_where_the_ballot_allows_it(store: OpenedStore) -> None:
    open_ballot(store, [RollSeat(seat="a", weight=5), RollSeat(seat="b", weight=5)], splitting=True)
    split = {"q1": "no*2+yes*3"}
    assert isinstance(store.cast(cast("a", choice=split)), Recorded)
    assert store.cast(cast("b", choice={"q1": "no*2+yes*2"})) == refuse("paper_shares", given=4, weight=5)
    assert [(paper.choice, paper.weight) for paper in papers(store)] == [(split, 5)]
