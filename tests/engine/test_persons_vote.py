"""Persons vote, and organisations by weight: through the door, from the roll to the outcome and the export."""

from __future__ import annotations

from typing import Any

import pytest

from engine.ballot.casting import Recorded
from engine.channel import Channel
from engine.commands import Done
from engine.errors import Refused
from engine.house import work_off
from engine.states import Folded, States
from engine.workflow.shelf import Shelf
from store import OpenedStore
from tests.engine.door import another_plan, bend
from tests.house import COORDINATOR, House, delegate, seat
from web.exports import ballot_document

PERSONS: dict[str, Any] = {"electorate": "persons", "quorum_part": "1/100"}


@pytest.fixture
def voting(house: House) -> House:
    """A plan in which persons vote, with the ballot open: nineteen delegates are here, and a guest."""
    bend(house, **PERSONS)
    plan = another_plan(house, "second")
    return plan.check_in(*range(1, 20)).talk()


def vote(house: House, person: str, ballot: str, seat: str, option: str = "yes") -> Any:
    choice = dict.fromkeys(house.proposal().ballots[ballot].questions, option)
    key = f"key-of-{person}-for-{seat}".ljust(22, "_")
    return house.do(person, "ballot.cast", ballot=ballot, seat=seat, key=key, n=1, choice=choice)


def document(house: House, ballot: str) -> dict[str, Any]:
    found = house.store.read(lambda reader: ballot_document(reader, States(reader, Folded()), ballot))
    assert not isinstance(found, Refused)
    return found


def test_everybody_who_takes_part_has_a_seat_of_their_own(voting: House) -> None:
    ballot = voting.open_ballot()
    seats = {row.seat for row in voting.store.read(lambda reader: reader.seats(ballot))}
    assert seats == {*(delegate(n) for n in range(1, 27)), "partner-1"}
    assert isinstance(vote(voting, "partner-1", ballot, "partner-1"), Done)
    assert vote(voting, delegate(1), ballot, seat(1)) == Refused("not_on_roll")
    assert vote(voting, delegate(1), ballot, delegate(2)) == Refused("not_your_seat")
    assert vote(voting, "observer-1", ballot, "observer-1") == Refused("not_on_roll")


def test_the_outcome_counts_persons_and_the_export_names_them(voting: House) -> None:
    ballot = voting.open_ballot()
    for n in range(1, 5):
        vote(voting, delegate(n), ballot, delegate(n))
    voting.must(COORDINATOR, "proposal.close_ballot", proposal="second", ballot=ballot)
    outcome = voting.proposal().ballots[ballot].outcome
    assert (outcome.entitled, outcome.present, outcome.voted) == (27, 19, 4)
    assert {paper["name"] for paper in document(voting, ballot)["papers"]} == {f"Delegatie {n}" for n in range(1, 5)}


def test_a_guest_who_was_let_in_as_a_participant_counts_among_those_present(house: House) -> None:
    bend(house, **PERSONS, among="present")
    plan = another_plan(house, "second").check_in(1, 2).talk()
    for guest, role in (("stranger", "participant"), ("passer-by", "observer")):
        come_in(plan, guest, role)
    ballot = plan.open_ballot()
    seats = {row.seat for row in plan.store.read(lambda reader: reader.seats(ballot))}
    assert seats == {delegate(1), delegate(2), "stranger"}
    assert isinstance(vote(plan, "stranger", ballot, "stranger"), Done)


def test_the_result_tells_kinds_of_organisations_apart_where_enough_of_each_voted(house: House) -> None:
    bend(house, **PERSONS, among="present", breakdown_floor=2)
    plan = another_plan(house, "second").check_in(1, 2, 3).talk()
    for guest in ("stranger", "passer-by"):
        come_in(plan, guest, "participant")
    ballot = plan.open_ballot()
    for voter, option in ((delegate(1), "yes"), (delegate(2), "yes"), (delegate(3), "no"), ("stranger", "no")):
        vote(plan, voter, ballot, voter, option)
    vote(plan, "passer-by", ballot, "passer-by", "abstain")
    plan.must(COORDINATOR, "proposal.close_ballot", proposal="second", ballot=ballot)
    (told, *_) = plan.proposal().ballots[ballot].breakdown.values()
    assert told["member"] == {"yes": 2, "no": 1, "abstain": 0}
    assert told["guest"] == {"yes": 0, "no": 1, "abstain": 1}


def come_in(house: House, guest: str, role: str) -> None:
    from engine.directory import Person

    person = Person(id=guest, name="Iemand van buiten", language="nl", guest_of=house.meeting_id)
    house.store.write(lambda tx: tx.add_guest(person))
    house.must(guest, "meeting.ask_to_enter", meeting=house.meeting_id)
    house.must(COORDINATOR, "meeting.admit", meeting=house.meeting_id, person=guest, role=role)
    house.must(guest, "meeting.check_in", meeting=house.meeting_id, mode="room")


def test_a_coordinator_weighs_organisations_and_the_ballot_counts_so(house: House, store: OpenedStore) -> None:
    bend(house, weighted=True)
    plan = another_plan(house, "second").check_in(*range(1, 20)).talk()
    plan.must(COORDINATOR, "movement.weigh_organisation", movement="movement", organisation=seat(1), weight=100)
    ballot = plan.open_ballot()
    plan.must(COORDINATOR, "movement.weigh_organisation", movement="movement", organisation=seat(1), weight=1)
    plan.cast(1, ballot, "yes")
    for n in range(2, 12):
        plan.cast(n, ballot, "no")
    plan.must(COORDINATOR, "proposal.close_ballot", proposal="second", ballot=ballot)
    outcome = plan.proposal().ballots[ballot].outcome
    assert outcome.result == "passed"
    assert outcome.weights.cast == 110
    exported = document(plan, ballot)
    assert exported["weights"] == {"entitled": 125, "present": 118, "cast": 110}
    assert [paper["weight"] for paper in exported["papers"] if "weight" in paper] == [100]


def test_a_secret_paper_carries_its_weight_and_nothing_of_its_seat(house: House) -> None:
    bend(house, weighted=True, secrecy="secret")
    plan = another_plan(house, "second").check_in(*range(1, 20)).talk()
    plan.must(COORDINATOR, "movement.weigh_organisation", movement="movement", organisation=seat(1), weight=100)
    move: dict[str, Any] = {"proposal": "second", "move": "open_ballot"}
    assert plan.do(COORDINATOR, "proposal.make_move", **move) == Refused(
        "choices_may_be_guessed", {"seats": 1, "few": 3}
    )
    plan.must(COORDINATOR, "proposal.make_move", **move, knowing=True)
    ballot = str(plan.proposal().open_ballot)
    assert isinstance(plan.cast(1, ballot), Done | Recorded)
    plan.cast(2, ballot, "no")
    plan.must(COORDINATOR, "proposal.close_ballot", proposal="second", ballot=ballot)
    assert plan.proposal().ballots[ballot].outcome.result == "passed"
    assert sorted(sorted(paper) for paper in document(plan, ballot)["papers"]) == [
        ["choice", "receipt"],
        ["choice", "receipt", "weight"],
    ]


def test_a_ballot_closes_by_itself_once_everyone_has_voted(house: House) -> None:
    """Of those entitled, whoever is connected: the last of them may come by hand."""
    bend(house, closes="everyone", among="present")
    plan = another_plan(house, "second").check_in(*range(1, 20)).talk()
    ballot = plan.open_ballot()
    for n in range(1, 19):
        plan.cast(n, ballot)
    assert work_off(plan.service, {}) is None
    choice = dict.fromkeys(plan.proposal().ballots[ballot].questions, "yes")
    plan.must(COORDINATOR, "proposal.enter_paper", proposal="second", ballot=ballot, seat=seat(19), choice=choice)
    assert work_off(plan.service, {})
    assert plan.proposal().ballots[ballot].outcome.result == "passed"
    assert plan.proposal().stage == "adopted"


def test_the_result_tells_the_room_and_online_apart_where_enough_voted(house: House) -> None:
    """Odd numbers are in the room."""
    house.check_in(*range(1, 19)).talk()
    ballot = house.open_ballot()
    for n in range(1, 13):
        house.cast(n, ballot, "yes" if n % 2 else "no")
    house.must(COORDINATOR, "proposal.close_ballot", proposal="plan", ballot=ballot)
    channel = Channel(f"meeting:{house.meeting_id}", Shelf())
    house.store.read(channel.catch_up)
    question = channel.view("participant")["proposals"]["plan"]["results"][ballot]["questions"]["clause-1"]
    assert question["sides"] == {
        "room": {"yes": 6, "no": 0, "abstain": 0},
        "online": {"yes": 0, "no": 6, "abstain": 0},
    }
