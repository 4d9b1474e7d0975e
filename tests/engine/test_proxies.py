"""A vote that was left to another, from the meeting to the urn: who may leave it, and what the roll freezes."""

from __future__ import annotations

from typing import Any

from engine.ballot.electorate import roll_of
from engine.ballot.papers import roll_digest
from engine.ballot.rules import rules_of
from engine.commands import Done
from engine.errors import Refused
from engine.facts import ProposalFacts
from engine.gather.persons import may_hold_for
from engine.ports import RollSeat
from engine.proposal.events import BallotOpened
from store import OpenedStore
from tests.engine.door import another_plan, bend, events
from tests.house import COORDINATOR, House, delegate, seat


def leave(house: House, number: int, to: str, by: str = "") -> Any:
    fields = {"meeting": house.meeting_id, "seat": seat(number), "to": to}
    return house.do(by or delegate(number), "meeting.give_proxy", **fields)


def allow(house: House, most: int = 1) -> None:
    house.must(COORDINATOR, "meeting.set_proxies", meeting=house.meeting_id, most=most)


def cast(house: House, person: str, ballot: str, of: str, option: str = "yes") -> Any:
    choice = dict.fromkeys(house.proposal().ballots[ballot].questions, option)
    key = f"{person}-for-{of}".ljust(22, "_")
    return house.do(person, "ballot.cast", ballot=ballot, seat=of, key=key, n=1, choice=choice)


def test_the_holder_casts_for_both_and_the_outcome_counts_both(house: House, store: OpenedStore) -> None:
    house.check_in(*range(1, 19)).talk()
    allow(house)
    assert isinstance(leave(house, 20, seat(1)), Done)
    ballot = house.open_ballot()
    (opened,) = (each for each in events(store, "proposal:plan") if isinstance(each, BallotOpened))
    assert opened.proxies == {seat(20): seat(1)}
    roll = [RollSeat(seat=each.seat, proxy=each.proxy) for each in store.read(lambda reader: reader.seats(ballot))]
    assert roll_digest(roll) == opened.roll
    assert isinstance(cast(house, delegate(1), ballot, seat(20), "no"), Done)
    assert isinstance(cast(house, delegate(1), ballot, seat(1)), Done)
    assert cast(house, delegate(2), ballot, seat(20)) == Refused("not_your_seat")
    house.must(COORDINATOR, "proposal.close_ballot", proposal="plan", ballot=ballot)
    assert house.proposal().ballots[ballot].outcome.voted == 2


def test_a_proxy_that_is_withdrawn_once_the_ballot_is_open_stays_on_its_roll(house: House) -> None:
    house.check_in(*range(1, 19)).talk()
    allow(house)
    leave(house, 20, seat(1))
    ballot = house.open_ballot()
    house.must(delegate(20), "meeting.withdraw_proxy", meeting=house.meeting_id, seat=seat(20))
    assert isinstance(cast(house, delegate(1), ballot, seat(20)), Done)


def test_whoever_came_after_all_votes_for_themselves(house: House) -> None:
    house.check_in(*range(1, 19)).talk()
    allow(house)
    leave(house, 20, seat(1))
    house.check_in(20)
    ballot = house.open_ballot()
    assert cast(house, delegate(1), ballot, seat(20)) == Refused("not_your_seat")


def test_a_vote_is_left_by_its_own_and_to_one_who_votes(house: House) -> None:
    allow(house)
    assert leave(house, 20, seat(1), by=delegate(1)) == Refused("not_your_seat")
    assert leave(house, 20, "partner") == Refused("not_found", {"what": "seat"})
    assert leave(house, 20, delegate(1)) == Refused("not_found", {"what": "seat"})
    own = {"meeting": house.meeting_id, "seat": delegate(20)}
    assert house.do(delegate(20), "meeting.give_proxy", **own, to="observer-1") == Refused(
        "not_found", {"what": "seat"}
    )
    assert isinstance(house.do(delegate(20), "meeting.give_proxy", **own, to="partner-1"), Done)
    assert isinstance(leave(house, 20, seat(1), by="observer-1"), Refused)


def test_where_persons_vote_the_holder_casts_for_who_left_it_to_them(house: House) -> None:
    bend(house, electorate="persons", quorum_part="1/100")
    plan = another_plan(house, "second").check_in(1, 2).talk()
    allow(plan)
    plan.must(delegate(20), "meeting.give_proxy", meeting=plan.meeting_id, seat=delegate(20), to=delegate(1))
    ballot = plan.open_ballot()
    assert isinstance(cast(plan, delegate(1), ballot, delegate(20)), Done)
    assert cast(plan, delegate(2), ballot, delegate(20)) == Refused("not_your_seat")


def test_a_proxy_counts_where_both_are_on_the_roll() -> None:
    facts = ProposalFacts(electorate=("a", "b", "c"), proxies={"a": "b", "c": "elsewhere", "anna": "bert"})
    rules = rules_of({"threshold": {"more_than": "1/2", "of": "cast"}})
    assert [each.proxy for each in roll_of(rules, facts)] == ["b", None, None]


def test_people_who_vote_by_membership_leave_their_own_vote_to_each_other(house: House) -> None:
    def holders(person: str) -> set[str]:
        return set(house.store.read(lambda reader: may_hold_for(reader, person, ["movement"])))

    assert holders(delegate(1)) == {*(delegate(n) for n in range(2, 27)), "partner-1"}
    assert holders("observer-1") == holders("stranger") == set()
