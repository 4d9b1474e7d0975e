"""A result that is hidden until somebody reveals it: closed, counted nowhere, then judged as at the close."""

from __future__ import annotations

from typing import Any

import pytest

from engine.ballot.rules import rules_of
from engine.ballot.standing import Weights
from engine.proposal.commands import EnterPaper, MakeMove, RevealResult
from engine.proposal.events import BallotClosed, Moved, ResultRevealed
from tests.engine.proposal.scenes import (
    CLOSE,
    COORDINATOR,
    NOON,
    PROPOSAL,
    definition,
    facts,
    paper,
    source,
    urn,
    voting,
    with_ballot,
)

HIDDEN = with_ballot(results="on_reveal")
REVEAL = RevealResult(proposal="plan", ballot="b1")
PAPERS = (paper("yes", "yes"), paper("yes", "yes"), paper("no", "yes"))


def closed(**changes: Any) -> BallotClosed:
    fields: dict[str, Any] = {"ballot": "b1", "outcome": None, "urn": "urn", "closed_at": NOON, "by": "cora"}
    return BallotClosed(**(fields | {"present": 26} | changes))


def test_at_the_close_there_is_no_outcome_and_nothing_follows_from_it() -> None:
    state = PROPOSAL.given(*voting(HIDDEN)).when(CLOSE, facts(HIDDEN, urn=urn(*PAPERS)), **COORDINATOR).then(closed())
    assert state.open_ballot is None
    assert state.stage == "vote"
    assert state.ballots["b1"].hidden
    assert [clause.result for clause in state.clauses.values()] == [None, None]


def test_revealed_it_is_judged_with_who_was_present_at_the_close() -> None:
    shown = facts(HIDDEN, urn=urn(*PAPERS), present=frozenset({"s1"}))
    when = PROPOSAL.given(*voting(HIDDEN), closed()).when(REVEAL, shown, **COORDINATOR)
    revealed, *further = when.answer
    assert isinstance(revealed, ResultRevealed)
    assert (revealed.outcome.result, revealed.outcome.present, revealed.by) == ("passed", 26, "cora")
    assert [each.target for each in further if isinstance(each, Moved)] == ["adopted"]
    assert not when.after.ballots["b1"].hidden


def test_weights_of_the_close_are_kept_for_it() -> None:
    workflow = with_ballot(results="on_reveal", weighted=True)
    weights = Weights(entitled=30, present=28, cast=3)
    given = (*voting(workflow, weights={"s1": 5}), closed(weights=weights))
    after = PROPOSAL.given(*given).when(REVEAL, facts(workflow, urn=urn(*PAPERS)), **COORDINATOR).after
    assert after.ballots["b1"].outcome.weights == weights


def test_there_is_nothing_to_reveal_while_it_is_open_or_once_it_was() -> None:
    after = PROPOSAL.given(*voting(HIDDEN), closed()).when(REVEAL, facts(HIDDEN, urn=urn(*PAPERS)), **COORDINATOR)
    revealed = after.answer[0]
    PROPOSAL.given(*voting(HIDDEN)).when(REVEAL, facts(HIDDEN, urn=urn()), **COORDINATOR).refused("nothing_to_reveal")
    twice = PROPOSAL.given(*voting(HIDDEN), closed(), revealed)
    twice.when(REVEAL, facts(HIDDEN, urn=urn()), **COORDINATOR).refused("nothing_to_reveal")
    unknown = RevealResult(proposal="plan", ballot="b9")
    PROPOSAL.given(*voting(HIDDEN)).when(unknown, facts(HIDDEN), **COORDINATOR).refused("ballot_unknown")


def test_until_then_nobody_enters_a_paper_or_closes_it_again() -> None:
    given = PROPOSAL.given(*voting(HIDDEN), closed())
    given.when(CLOSE, facts(HIDDEN, urn=urn()), **COORDINATOR).refused("ballot_already_closed")
    enter = EnterPaper(proposal="plan", ballot="b1", seat="s1", choice=paper("yes", "yes"))
    given.when(enter, facts(HIDDEN), **COORDINATOR).refused("ballot_already_closed")


@pytest.mark.parametrize("secrecy", ["confidential", "secret"])
def test_counts_are_live_in_open_ballots_alone(secrecy: str) -> None:
    written = {"threshold": {"more_than": "1/2", "of": "cast"}, "results": "live"}
    assert rules_of(written).results == "live"
    with pytest.raises(ValueError, match="live_not_open"):
        rules_of(written | {"secrecy": secrecy})


def test_a_move_by_hand_waits_for_the_reveal() -> None:
    """Where a workflow has one that leads out of the ballot."""
    changed = source()
    changed["stages"]["vote"]["settings"] |= {"results": "on_reveal"}
    changed["moves"]["shelve"] = {
        "title": {"nl": "Weg", "en": "Shelve"},
        "from": ["vote"],
        "to": "draft",
        "by": ["coordinator"],
    }
    workflow = definition(changed)
    shelve = MakeMove(proposal="plan", move="shelve")
    given = PROPOSAL.given(*voting(workflow), closed())
    given.when(shelve, facts(workflow), **COORDINATOR).refused("result_awaits_reveal")


def test_what_was_revealed_marks_the_points() -> None:
    outcome = PROPOSAL.given(*voting()).when(CLOSE, facts(urn=urn(*PAPERS)), **COORDINATOR).answer[0].outcome
    told = ResultRevealed(ballot="b1", outcome=outcome, by="cora", at=NOON)
    state = PROPOSAL.given(*voting(HIDDEN), closed(), told).state
    assert [clause.result for clause in state.clauses.values()] == ["passed", "passed"]
