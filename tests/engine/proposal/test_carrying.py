"""What a small group wrote becomes a point, a task or a proposal, and where it went is remembered."""

from __future__ import annotations

from dataclasses import replace

from engine.meeting.view import view_carried
from engine.proposal.commands import ClauseLine, StartProposal
from engine.proposal.events import ClauseAdded, ClauseRemoved, ClauseRestored, ClauseRevised, TaskAssigned, TaskRemoved
from engine.text import said
from tests.engine.proposal.scenes import ADD, ASSIGN, COORDINATOR, PROPOSAL, at, facts, started

NOTE = "g1.n1"
CLAUSE = ClauseAdded(clause="c9", text=said("More"), note=NOTE)
TASK = TaskAssigned(task="t1", text=said("Write the letter"), owner="s1", due="2023-04-13", clause=None, note=NOTE)
QUESTION = StartProposal(
    proposal="plan",
    movement="movement",
    workflow="decision",
    title="More?",
    clauses=(ClauseLine(clause="c1", text="More"),),
    note=NOTE,
)


def test_a_note_becomes_a_clause_and_stays_one_when_it_is_rewritten() -> None:
    PROPOSAL.given(started()).when(replace(ADD, note=NOTE)).then(CLAUSE)
    revised = PROPOSAL.given(started(), CLAUSE, ClauseRevised(clause="c9", text=said("Better"))).state
    assert view_carried([revised]) == {NOTE: {"c9": {"to": "clause", "proposal": "plan"}}}
    gone = (started(), CLAUSE, ClauseRemoved(clause="c9"))
    assert view_carried([PROPOSAL.given(*gone).state]) == {}
    back = PROPOSAL.given(*gone, ClauseRestored(clause="c9")).state
    assert view_carried([back]) == {NOTE: {"c9": {"to": "clause", "proposal": "plan"}}}


def test_a_note_becomes_a_task() -> None:
    after = PROPOSAL.given(*at("adopted")).when(replace(ASSIGN, note=NOTE)).then(TASK)
    assert view_carried([after]) == {NOTE: {"t1": {"to": "task", "proposal": "plan"}}}
    assert view_carried([PROPOSAL.given(*at("adopted"), TASK, TaskRemoved(task="t1")).state]) == {}


def test_a_note_becomes_a_proposal_of_its_own() -> None:
    after = PROPOSAL.given().when(QUESTION, **COORDINATOR).after
    assert after.note == NOTE
    assert view_carried([after]) == {NOTE: {"plan": {"to": "proposal", "proposal": "plan"}}}


def test_a_note_may_go_to_more_than_one_place() -> None:
    both = PROPOSAL.given(*at("adopted"), CLAUSE, TASK).state
    assert set(view_carried([both])[NOTE]) == {"c9", "t1"}


def test_what_is_carried_must_stand_in_a_group_of_the_movement() -> None:
    elsewhere = facts(note_stands=False)
    PROPOSAL.given(started()).when(replace(ADD, note=NOTE), elsewhere).refused("not_found", what="note")
    PROPOSAL.given(*at("adopted")).when(replace(ASSIGN, note=NOTE), elsewhere).refused("not_found", what="note")
    PROPOSAL.given().when(QUESTION, elsewhere, **COORDINATOR).refused("not_found", what="note")
