"""Writing the text: where, how much, and what becomes of earlier marks."""

from __future__ import annotations

import pytest

from engine.proposal.commands import BringToMeeting, ClauseLine, RemoveClause, StartProposal
from engine.proposal.drafting import MOST_CLAUSES
from engine.proposal.events import BroughtToMeeting, ClauseAdded, ClauseRemoved, ClauseRevised, VersionFixed
from engine.text import said
from tests.engine.proposal.scenes import (
    ADD,
    COORDINATOR,
    DISCUSS,
    NOON,
    PLAN,
    PROPOSAL,
    REVISE,
    at,
    closed,
    facts,
    moved,
    paper,
    started,
    voting,
)

REMOVE = RemoveClause(proposal="plan", clause="c1")
LINES = (ClauseLine(clause="c1", text="c1"), ClauseLine(clause="c2", text="c2"))
START = StartProposal(
    proposal="plan", movement="care", workflow="yearly_plan", title="Plan", clauses=LINES, meeting="m1"
)
BRING = BringToMeeting(proposal="plan", meeting="m2")


def test_a_proposal_starts_on_the_version_that_is_newest_then() -> None:
    proposal = PROPOSAL.given().when(START).then(started())
    assert (proposal.workflow, proposal.version, proposal.digest) == ("yearly_plan", 4, PLAN.digest)


def test_what_a_start_needs() -> None:
    PROPOSAL.given(started()).when(START).refused("already_exists", what="proposal")
    PROPOSAL.given().when(START, facts(definition=None)).refused("no_such_workflow", workflow="yearly_plan")
    PROPOSAL.given().when(START, facts(meeting_phase=None)).refused("not_found", what="meeting")


def test_the_text_may_be_written_before_anybody_has_a_vote() -> None:
    PROPOSAL.given().when(START, facts(electorate=())).then(started())


def test_two_clauses_cannot_share_an_id() -> None:
    twice = StartProposal(
        proposal="plan", movement="care", workflow="yearly_plan", title="Plan", clauses=(LINES[0], LINES[0])
    )
    PROPOSAL.given().when(twice).refused("already_exists", what="clause")


def test_a_proposal_must_exist_for_anything_else() -> None:
    PROPOSAL.given().when(ADD).refused("not_found", what="proposal")


def test_clauses_are_added_revised_and_removed_in_a_stage_of_drafting() -> None:
    PROPOSAL.given(started()).when(ADD).then(ClauseAdded(clause="c9", text=said("More")))
    PROPOSAL.given(started()).when(REVISE).then(ClauseRevised(clause="c1", text=said("Better")))
    after = PROPOSAL.given(started()).when(REMOVE).then(ClauseRemoved(clause="c1"))
    assert list(after.clauses) == ["c2"]


@pytest.mark.parametrize("stage", ["groups", "vote", "adopted", "withdrawn"])
@pytest.mark.parametrize("command", [ADD, REVISE, REMOVE])
def test_elsewhere_the_text_is_fixed(stage: str, command: object) -> None:
    PROPOSAL.given(*at(stage)).when(command).refused("text_is_fixed", stage=dict(PLAN.stages[stage].title))


def test_a_clause_is_named_once_and_must_be_there() -> None:
    PROPOSAL.given(started("c9")).when(ADD).refused("already_exists", what="clause")
    PROPOSAL.given(started("c9")).when(REVISE).refused("not_found", what="clause")
    PROPOSAL.given(started("c9")).when(REMOVE).refused("not_found", what="clause")


def test_as_many_clauses_as_a_paper_can_answer() -> None:
    many = tuple(f"x{n}" for n in range(MOST_CLAUSES))
    PROPOSAL.given(started(*many)).when(ADD).refused("too_many_clauses", most=MOST_CLAUSES)


def test_a_revision_takes_the_mark_away_and_says_so() -> None:
    failed = closed(paper("yes", "no"))
    back = (*voting(), failed, moved("mend", "vote", "revise"), VersionFixed(number=1, at=NOON))
    before = PROPOSAL.given(*back).state
    assert {id: clause.result for id, clause in before.clauses.items()} == {"c1": "passed", "c2": "failed"}
    after = PROPOSAL.given(*back).when(REVISE).after
    assert (after.clauses["c1"].result, after.clauses["c1"].changed) == (None, True)
    assert after.to_be_decided == ("c1", "c2")


def test_the_text_becomes_a_version_only_when_it_has_changed() -> None:
    first = PROPOSAL.given(started()).when(DISCUSS, **COORDINATOR).answer
    assert first[1] == VersionFixed(number=1, at=NOON)
    again = (started(), *first, moved("x", "groups", "draft"))
    assert len(PROPOSAL.given(*again).when(DISCUSS, **COORDINATOR).answer) == 1
    revised = (*again, ClauseRevised(clause="c1", text=said("Better")))
    assert PROPOSAL.given(*revised).when(DISCUSS, **COORDINATOR).answer[1] == VersionFixed(number=2, at=NOON)


def test_a_proposal_is_brought_to_a_meeting_but_not_away_from_its_voters() -> None:
    PROPOSAL.given(started()).when(BRING).then(BroughtToMeeting(meeting="m2"))
    PROPOSAL.given(started(meeting="m2")).when(BRING).then()
    PROPOSAL.given(started()).when(BRING, facts(meeting_phase=None)).refused("not_found", what="meeting")
    PROPOSAL.given(*voting()).when(BRING).refused("ballot_still_open")


def test_another_nouns_command_or_event_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        PROPOSAL.given(started()).when(object())
    with pytest.raises(ValueError, match="does not know"):
        PROPOSAL.given(started(), object())
    with pytest.raises(ValueError, match="before the proposal was started"):
        PROPOSAL.given(moved("discuss", "draft", "groups"))
