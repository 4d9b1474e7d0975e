"""Whatever people ask, in whatever order: an answer comes, never an error, and some things are always so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import Refused
from engine.facts import GroupFact
from engine.proposal.commands import (
    AddClause,
    AddClauses,
    ArchiveProposal,
    AssignTask,
    BringToMeeting,
    ChangeTask,
    ClauseLine,
    CloseBallot,
    FinishTask,
    MakeMove,
    MoveClause,
    RemoveClause,
    RemoveTask,
    RenameProposal,
    ReopenTask,
    RestoreClause,
    ReviseClause,
    Settle,
    StartProposal,
    UnarchiveProposal,
)
from engine.proposal.reviewing.commands import CallReview, SetReview
from engine.proposal.state import Proposal
from engine.proposal.taking.commands import GiveTaskBack, TakeTask
from engine.proposal.view import view_moves, view_proposal
from tests.engine.given import Given
from tests.engine.names import Names, is_patchable
from tests.engine.proposal.scenes import COORDINATOR, HOUSE, PLAN, PROPOSAL, SEATS, facts, started, urn

ON: dict[str, Any] = {"proposal": "plan"}
OPTIONS = ("yes", "no", "abstain")
NAMES = Names(definitions={("yearly_plan", PLAN.version): PLAN})

TASKS = (FinishTask, ReopenTask, RemoveTask, TakeTask, GiveTaskBack)
clauses = st.sampled_from(["c1", "c2", "c3", "plan"])
words = st.sampled_from(["One", "Two"])
moves = st.builds(
    MakeMove,
    **{name: st.just(value) for name, value in ON.items()},
    move=st.sampled_from([*PLAN.moves, "fly"]),
    reason=st.sampled_from(["", " ", "It is late"]),
    minutes=st.sampled_from([0, 5]),
)
commands = st.one_of(
    moves,
    moves,
    st.builds(AddClause, proposal=st.just("plan"), clause=clauses, text=words),
    st.builds(ReviseClause, proposal=st.just("plan"), clause=clauses, text=words),
    st.builds(RemoveClause, proposal=st.just("plan"), clause=clauses),
    st.builds(RestoreClause, proposal=st.just("plan"), clause=clauses),
    st.builds(MoveClause, proposal=st.just("plan"), clause=clauses, before=st.none() | clauses),
    st.builds(
        AddClauses,
        proposal=st.just("plan"),
        clauses=st.lists(st.builds(ClauseLine, clause=clauses, text=words), min_size=1, max_size=3).map(tuple),
    ),
    st.builds(RenameProposal, proposal=st.just("plan"), title=words),
    st.just(ArchiveProposal(**ON)),
    st.just(UnarchiveProposal(**ON)),
    st.builds(BringToMeeting, proposal=st.just("plan"), meeting=st.sampled_from(["m1", "m2"])),
    st.just(CloseBallot(**ON, ballot="?")),
    st.just(CloseBallot(**ON, ballot="?")),
    st.just(Settle(**ON)),
    st.builds(SetReview, proposal=st.just("plan"), on=st.sampled_from(["", "2022-11-09", "2022-12-09"])),
    st.just(CallReview(**ON, on="2022-11-09")),
    st.just(StartProposal(**ON, movement="care", workflow="yearly_plan", title="Plan")),
    st.builds(
        AssignTask,
        proposal=st.just("plan"),
        task=st.sampled_from(["t1", "t2"]),
        text=words,
        owner=st.sampled_from(["s1", None]),
    ),
    st.builds(
        ChangeTask,
        proposal=st.just("plan"),
        task=st.sampled_from(["t1", "t2"]),
        text=words,
        owner=st.sampled_from(["s1", None]),
        clause=st.none() | clauses,
    ),
    st.sampled_from([kind(**ON, task=task) for kind in TASKS for task in ("t1", "t2")]),
)
circumstances = st.tuples(
    st.sampled_from([0, 17, 18, 26]), st.sampled_from([0, 12, 17]), st.sampled_from(OPTIONS), st.booleans()
)
steps = st.tuples(commands, circumstances, st.booleans())


def always_so(before: Proposal, after: Proposal) -> None:
    assert after.stage in PLAN.stages
    assert (after.open_ballot is not None) == (PLAN.stages[after.stage].activity == "ballot")
    assert sum(ballot.outcome is None for ballot in after.ballots.values()) == (after.open_ballot is not None)
    assert [version.number for version in after.versions] == list(range(1, len(after.versions) + 1))
    assert after.history[: len(before.history)] == before.history
    assert (after.workflow, after.version, after.digest) == (before.workflow, before.version, before.digest)
    assert PLAN.stages[before.stage].outcome is None or after.stage == before.stage
    assert set(after.places) == {*after.clauses, *after.removed}
    assert not set(after.clauses) & set(after.removed)
    assert list(after.clauses) == [each for each in after.places if each in after.clauses]
    assert not (after.archived and after.open_ballot)
    assert after.stage != "adopted" or all(clause.result == "passed" for clause in after.clauses.values())


@settings(max_examples=150)
@given(st.lists(steps, max_size=40))
def test_no_play_breaks_what_is_always_so(play: list[tuple[Any, tuple[int, int, str, bool], bool]]) -> None:
    proposal = PROPOSAL.given(started("c1", "c2")).state
    for count, (command, (present, voted, option, reported), by_house) in enumerate(play):
        questions: tuple[str, ...] = ()
        if isinstance(command, CloseBallot) and proposal.open_ballot:
            command = replace(command, ballot=proposal.open_ballot)
            questions = proposal.ballots[proposal.open_ballot].questions
        papers = urn(*[dict.fromkeys(questions, option)] * voted) if questions else None
        there = facts(
            present=frozenset(SEATS[: max(present, voted)]),
            groups=(GroupFact(group="g1", reported=reported),),
            urn=papers,
            organisation="s2" if reported else "",
        )
        moment = HOUSE if by_house else COORDINATOR
        asked = Given(PROPOSAL, proposal).when(command, there, **moment, command=f"c{count}")
        if isinstance(asked.answer, Refused):
            continue
        always_so(proposal, asked.after)
        proposal = asked.after
        assert is_patchable(view_proposal(proposal, NAMES))
        assert is_patchable(view_moves(proposal, NAMES))
