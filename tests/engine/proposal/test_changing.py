"""The text while it is written: its title, several clauses at once, their order, and taking a removal back."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import Refused
from engine.proposal.commands import AddClauses, ClauseLine, MoveClause, RemoveClause, RenameProposal, RestoreClause
from engine.proposal.drafting import MOST_CLAUSES
from engine.proposal.events import (
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    ClauseRestored,
    ClauseRevised,
    ProposalRenamed,
    VersionFixed,
)
from engine.proposal.state import Clause, evolve
from engine.text import said
from tests.engine.given import Given
from tests.engine.proposal.scenes import (
    COORDINATOR,
    DISCUSS,
    NOON,
    PLAN,
    PROPOSAL,
    at,
    closed,
    moved,
    opened,
    paper,
    started,
    voting,
)

RENAME = RenameProposal(proposal="plan", title="The plan for 2023")
MORE = AddClauses(proposal="plan", clauses=(ClauseLine(clause="c8", text="One"), ClauseLine(clause="c9", text="Two")))
MOVE = MoveClause(proposal="plan", clause="c2", before="c1")
RESTORE = RestoreClause(proposal="plan", clause="c1")
GONE = ClauseRemoved(clause="c1")
BACK = moved("mend", "vote", "revise")


def voted(*answers: str) -> tuple[Any, ...]:
    """Back with the writers after a ballot on `c1` and `c2`."""
    return *voting(), closed(paper(*answers)), BACK


def test_a_proposal_gets_another_title_where_its_text_can_be_written() -> None:
    assert PROPOSAL.given(started()).when(RENAME).then(ProposalRenamed(title=said("The plan for 2023"))).title == said(
        "The plan for 2023"
    )


@pytest.mark.parametrize("stage", ["groups", "vote", "adopted", "withdrawn"])
@pytest.mark.parametrize("command", [RENAME, MORE, MOVE, RESTORE])
def test_elsewhere_the_text_is_fixed(stage: str, command: object) -> None:
    PROPOSAL.given(*at(stage)).when(command).refused("text_is_fixed", stage=dict(PLAN.stages[stage].title))


def test_several_clauses_are_added_at_the_end_in_their_order() -> None:
    after = (
        PROPOSAL.given(started())
        .when(MORE)
        .then(ClauseAdded(clause="c8", text=said("One")), ClauseAdded(clause="c9", text=said("Two")))
    )
    assert list(after.clauses) == ["c1", "c2", "c8", "c9"]


def test_all_of_them_or_none() -> None:
    twice = replace(MORE, clauses=(MORE.clauses[0], MORE.clauses[0]))
    PROPOSAL.given(started()).when(twice).refused("already_exists", what="clause")
    PROPOSAL.given(started("c9")).when(MORE).refused("already_exists", what="clause")
    almost = tuple(f"x{n}" for n in range(MOST_CLAUSES - 1))
    PROPOSAL.given(started(*almost)).when(MORE).refused("too_many_clauses", most=MOST_CLAUSES)


@pytest.mark.parametrize(
    ("clause", "before", "order"),
    [("c3", "c1", ["c3", "c1", "c2"]), ("c1", "c3", ["c2", "c1", "c3"]), ("c1", None, ["c2", "c3", "c1"])],
)
def test_a_clause_is_put_before_another_or_at_the_end(clause: str, before: str | None, order: list[str]) -> None:
    move = MoveClause(proposal="plan", clause=clause, before=before)
    after = PROPOSAL.given(started("c1", "c2", "c3")).when(move).then(ClauseMoved(clause=clause, before=before))
    assert list(after.clauses) == order


def test_a_clause_that_stands_there_already_is_not_moved() -> None:
    PROPOSAL.given(started()).when(replace(MOVE, clause="c1", before="c2")).then()
    PROPOSAL.given(started()).when(replace(MOVE, clause="c1", before="c1")).then()


def test_what_is_moved_must_be_there_and_so_must_what_it_is_put_before() -> None:
    PROPOSAL.given(started()).when(replace(MOVE, clause="c9")).refused("not_found", what="clause")
    PROPOSAL.given(started()).when(replace(MOVE, before="c9")).refused("not_found", what="clause")


def test_another_order_is_the_same_wording_so_marks_stay_and_it_is_another_version() -> None:
    after = PROPOSAL.given(*voted("yes", "no")).when(MOVE).after
    assert [(c.clause, c.result) for c in after.clauses.values()] == [("c2", "failed"), ("c1", "passed")]
    fixed = (started(), VersionFixed(number=1, at=NOON), ClauseMoved(clause="c2", before="c1"))
    assert VersionFixed(number=2, at=NOON) in PROPOSAL.given(*fixed).when(DISCUSS, **COORDINATOR).answer


def test_a_removed_clause_comes_back_in_its_words_and_at_its_place() -> None:
    after = PROPOSAL.given(started("c1", "c2"), GONE).when(RESTORE).then(ClauseRestored(clause="c1"))
    assert list(after.clauses.values()) == [Clause(clause="c1", text=said("c1")), Clause(clause="c2", text=said("c2"))]
    assert after.removed == {}


def test_what_is_there_needs_no_restoring_and_what_never_was_cannot_be() -> None:
    PROPOSAL.given(started()).when(RESTORE).then()
    PROPOSAL.given(started("c2")).when(RESTORE).refused("not_found", what="clause")
    many = (started(*(f"c{n}" for n in range(MOST_CLAUSES))), GONE, ClauseAdded(clause="x", text=said("X")))
    PROPOSAL.given(*many).when(RESTORE).refused("too_many_clauses", most=MOST_CLAUSES)


def test_an_id_that_is_used_again_stands_for_the_new_clause() -> None:
    again = (started("c1", "c2"), GONE, ClauseAdded(clause="c1", text=said("Other")))
    after = PROPOSAL.given(*again).when(RESTORE).then()
    assert (list(after.clauses), after.clauses["c1"].text) == (["c2", "c1"], said("Other"))
    removed_again = PROPOSAL.given(*again, GONE).when(RESTORE).after
    assert (list(removed_again.clauses), removed_again.clauses["c1"].text) == (["c2", "c1"], said("Other"))


def test_a_mark_comes_back_with_the_wording_that_was_voted_on() -> None:
    """Taking a clause out and back in is no way around the ballot: what failed has failed."""
    for answer, result in (("yes", "passed"), ("no", "failed")):
        after = PROPOSAL.given(*voted(answer, "yes"), GONE).when(RESTORE).after
        assert (after.clauses["c1"].result, after.clauses["c1"].changed) == (result, False)


def test_but_not_past_a_ballot_that_was_held_without_it() -> None:
    second = (
        moved("open_ballot_again", "revise", "vote"),
        opened(ballot="b2", questions=("c2",)),
        closed(paper("yes", "no"), ballot="b2"),
        BACK,
    )
    fixed = VersionFixed(number=1, at=NOON)
    before = PROPOSAL.given(*voted("yes", "no"), GONE, fixed, *_only_about_c2(second)).state
    after = Given(PROPOSAL, before).when(RESTORE).after
    assert (after.clauses["c1"].result, after.clauses["c1"].changed) == (None, True)
    assert "c1" in after.to_be_decided


def _only_about_c2(events: tuple[Any, ...]) -> tuple[Any, ...]:
    """The second ballot asked nothing about the clause that was out."""
    moved_, opened_, closed_, back = events
    questions = tuple(each for each in closed_.outcome.questions if each.question == "c2")
    return moved_, opened_, replace(closed_, outcome=replace(closed_.outcome, questions=questions)), back


def test_what_was_not_in_the_last_version_is_new_to_its_readers() -> None:
    without_it = (started(), GONE, VersionFixed(number=1, at=NOON))
    assert PROPOSAL.given(*without_it).when(RESTORE).after.clauses["c1"].changed
    with_it = (started(), VersionFixed(number=1, at=NOON), GONE)
    assert not PROPOSAL.given(*with_it).when(RESTORE).after.clauses["c1"].changed
    revised = (started(), VersionFixed(number=1, at=NOON), ClauseRevised(clause="c1", text=said("Better")), GONE)
    assert PROPOSAL.given(*revised).when(RESTORE).after.clauses["c1"].changed


@settings(max_examples=200)
@given(st.permutations(["c1", "c2", "c3", "c4"]), st.permutations(["c1", "c2", "c3", "c4"]), st.integers(0, 4))
def test_whatever_is_removed_and_brought_back_stands_where_it_stood(
    out: list[str], back: list[str], count: int
) -> None:
    there = PROPOSAL.given(started("c1", "c2", "c3", "c4")).state
    after = reduce(evolve, (ClauseRemoved(clause=each) for each in out[:count]), there)
    for clause in back:
        answer = Given(PROPOSAL, after).when(replace(RESTORE, clause=clause)).answer
        assert not isinstance(answer, Refused)
        after = reduce(evolve, answer, after)
    assert after.clauses == there.clauses
    assert list(after.clauses) == ["c1", "c2", "c3", "c4"]


def test_a_removal_is_refused_twice() -> None:
    PROPOSAL.given(started(), GONE).when(RemoveClause(proposal="plan", clause="c1")).refused("not_found", what="clause")
