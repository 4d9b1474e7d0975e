"""Changing and taking back through the one door, on a real database."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from engine.directory import Person
from engine.errors import Refused
from store import OpenedStore
from tests.house import COORDINATOR, MEETING, PLAN, House, delegate, seat

CHANGE: dict[str, Any] = {
    "meeting": MEETING,
    "title": "Voorjaarsbijeenkomst",
    "starts_at": "2027-04-14T11:00:00Z",
    "time_zone": "Europe/Brussels",
    "place": "Zaal Twee",
    "call_link": "https://example.org/call?pwd=geheim",
    "entry": "open",
    "lasts": 90,
}


def test_what_a_meeting_is_changed_to_is_listed_and_its_words_are_in_no_event(
    house: House, store: OpenedStore, file: Path
) -> None:
    house.must(COORDINATOR, "meeting.change", **CHANGE)
    row = store.read(lambda reader: reader.meeting_row(MEETING))
    assert row
    assert (row.title, row.time_zone, row.lasts, row.entry) == ("Voorjaarsbijeenkomst", "Europe/Brussels", 90, "open")
    with sqlite3.connect(file) as connection:
        ledger = str(connection.execute("SELECT name, body FROM ledger").fetchall())
    assert "meeting.changed" in ledger
    assert [words for words in ("Voorjaarsbijeenkomst", "Zaal Twee", "geheim") if words in ledger] == []


def test_opening_the_door_to_the_code_lets_in_who_already_stood_there(house: House, store: OpenedStore) -> None:
    guest = Person(id="gast", name="Een gast", language="nl", guest_of=MEETING)
    store.write(lambda tx: tx.add_guest(guest))
    house.must("gast", "meeting.ask_to_enter", meeting=MEETING)
    assert house.meeting().waiting == ("gast",)
    house.must(COORDINATOR, "meeting.change", **CHANGE)
    house.must("gast", "meeting.check_in", meeting=MEETING, mode="online")


def test_who_was_turned_away_by_mistake_comes_in_after_all(house: House, store: OpenedStore) -> None:
    guest = Person(id="gast", name="Een gast", language="nl", guest_of=MEETING)
    store.write(lambda tx: tx.add_guest(guest))
    house.must("gast", "meeting.ask_to_enter", meeting=MEETING)
    house.must(COORDINATOR, "meeting.turn_away", meeting=MEETING, person="gast")
    assert isinstance(house.do("gast", "meeting.check_in", meeting=MEETING, mode="room"), Refused)
    house.must(COORDINATOR, "meeting.admit", meeting=MEETING, person="gast")
    house.must("gast", "meeting.check_in", meeting=MEETING, mode="room")


@pytest.mark.parametrize("command", ["movement.erase_person", "movement.revoke_person"])
def test_who_is_forgotten_or_shut_out_waits_at_no_door(house: House, store: OpenedStore, command: str) -> None:
    store.write(lambda tx: tx.add_guest(Person(id="gast", name="Een gast", language="nl", guest_of=MEETING)))
    house.must("gast", "meeting.ask_to_enter", meeting=MEETING)
    assert house.meeting().waiting == ("gast",)
    house.must(COORDINATOR, command, movement="movement", person="gast")
    assert house.meeting().waiting == ()


def test_who_is_marked_absent_counts_for_no_seat(house: House, store: OpenedStore) -> None:
    house.check_in(1, 2)
    house.must(COORDINATOR, "meeting.mark_absent", meeting=MEETING, person=delegate(1))
    assert house.meeting().present_seats() == {seat(2)}
    assert [each.person for each in store.read(lambda reader: reader.presence(MEETING))] == [delegate(2)]


def test_whoever_was_revoked_between_the_end_and_going_on_is_not_there(house: House, store: OpenedStore) -> None:
    house.check_in(1, 2)
    house.must(COORDINATOR, "meeting.end", meeting=MEETING)
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(1))
    house.must(COORDINATOR, "meeting.reopen", meeting=MEETING)
    assert house.meeting().present_seats() == {seat(2)}
    assert [each.person for each in store.read(lambda reader: reader.presence(MEETING))] == [delegate(2)]


def test_whoever_got_another_seat_before_it_went_on_is_there_for_that_one(house: House, store: OpenedStore) -> None:
    house.check_in(1, 2)
    house.must(COORDINATOR, "meeting.end", meeting=MEETING)
    role = {"movement": "movement", "person": delegate(1), "role": "delegate"}
    house.must(COORDINATOR, "movement.give_role", **role, organisation=seat(3))
    house.must(COORDINATOR, "movement.take_role", **role, organisation=seat(1))
    house.must(COORDINATOR, "meeting.reopen", meeting=MEETING)
    assert house.meeting().present_seats() == {seat(2), seat(3)}
    held = store.read(lambda reader: reader.presence(MEETING))
    assert {each.person: each.seats for each in held} == {delegate(1): (seat(3),), delegate(2): (seat(2),)}


def test_a_move_takes_a_plan_out_of_the_archive_and_one_being_voted_on_is_not_put_there(house: House) -> None:
    house.check_in(*range(1, 20)).talk()
    house.must(COORDINATOR, "proposal.archive", proposal=PLAN)
    ballot = house.open_ballot()
    assert (house.proposal().archived, house.proposal().open_ballot) == (False, ballot)
    refused = house.do(COORDINATOR, "proposal.archive", proposal=PLAN)
    assert isinstance(refused, Refused)
    assert refused.code == "ballot_still_open"


def test_a_clause_taken_back_after_a_vote_is_asked_again_only_if_it_must_be(house: House) -> None:
    """Out of the text and back: what had passed has passed, and what failed is still to be mended."""
    house.check_in(*range(1, 21)).talk()
    ballot = house.open_ballot()
    questions = house.proposal().ballots[ballot].questions
    for number in range(1, 21):
        choice = dict.fromkeys(questions, "yes") | {"clause-2": "no"}
        house.do(
            delegate(number),
            "ballot.cast",
            ballot=ballot,
            seat=seat(number),
            key=f"key-of-{number:020d}",
            n=1,
            choice=choice,
        )
    house.must(COORDINATOR, "proposal.close_ballot", proposal=PLAN, ballot=ballot)
    assert house.proposal().stage == "revise"
    for clause in ("clause-1", "clause-2"):
        house.must(COORDINATOR, "proposal.remove_clause", proposal=PLAN, clause=clause)
        house.must(COORDINATOR, "proposal.restore_clause", proposal=PLAN, clause=clause)
    marks = {id: clause.result for id, clause in house.proposal().clauses.items()}
    assert list(marks.items())[:2] == [("clause-1", "passed"), ("clause-2", "failed")]
    held = house.do(COORDINATOR, "proposal.make_move", proposal=PLAN, move="open_ballot_again")
    assert isinstance(held, Refused)
    assert [each["guard"] for each in held.params["guards"]] == ["clauses_unmarked"]


def test_a_delegate_takes_back_their_own_word_that_a_task_is_done_and_nobody_elses(house: House) -> None:
    house.check_in(*range(1, 21)).talk()
    ballot = house.open_ballot()
    for number in range(1, 21):
        house.cast(number, ballot)
    house.must(COORDINATOR, "proposal.close_ballot", proposal=PLAN, ballot=ballot)
    task = {"proposal": PLAN, "task": "t1"}
    house.must(COORDINATOR, "proposal.assign_task", **task, text="Schrijf de brief", owner=seat(1))
    house.must(COORDINATOR, "proposal.change_task", **task, text="Stuur de brief", owner=seat(2))
    house.must(delegate(2), "proposal.finish_task", **task)
    assert isinstance(house.do(delegate(3), "proposal.reopen_task", **task), Refused)
    house.must(delegate(2), "proposal.reopen_task", **task)
    assert not house.proposal().tasks["t1"].done
    house.must(COORDINATOR, "proposal.remove_task", **task)
    assert "t1" not in house.proposal().tasks


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("meeting.change", CHANGE),
        ("meeting.mark_absent", {"meeting": MEETING, "person": delegate(2)}),
        ("meeting.reopen", {"meeting": MEETING}),
        ("meeting.archive", {"meeting": MEETING}),
        ("proposal.rename", {"proposal": PLAN, "title": "Van ons"}),
        ("proposal.archive", {"proposal": PLAN}),
    ],
)
def test_these_are_the_coordinators_alone(house: House, command: str, fields: dict[str, Any]) -> None:
    answer = house.do(delegate(1), command, **fields)
    assert isinstance(answer, Refused)
    assert (answer.code, answer.params["needed"]) == ("role_may_not", ["coordinator"])
