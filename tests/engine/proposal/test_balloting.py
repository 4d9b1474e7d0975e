"""Opening and closing a ballot: what is frozen, who may close and when, and what a secret ballot never says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from engine.ballot.papers import roll_digest
from engine.errors import Refused
from engine.ports import RollSeat
from engine.proposal.commands import CloseBallot, GiveBallotTime, Settle
from engine.proposal.events import BallotClosed, BallotOpened, BallotTimeGiven, Moved, PaperEntered
from engine.proposal.view import view_proposal
from tests.engine.given import MOMENT
from tests.engine.names import Names, is_patchable
from tests.engine.proposal.scenes import (
    CLOSE,
    COORDINATOR,
    ENTER,
    HOUSE,
    NOON,
    OPEN,
    PROPOSAL,
    SEATS,
    at,
    closed,
    definition,
    facts,
    moved,
    paper,
    rules,
    source,
    urn,
    voting,
    with_ballot,
)

ALL_YES = [paper("yes", "yes")] * 20
LATER = "2022-11-09T12:20:00Z"
OPEN_BY_ITSELF = Settle(proposal="plan")


def opening(asked: Any) -> BallotOpened:
    assert not isinstance(asked.answer, Refused), asked.answer
    return next(each for each in asked.answer if isinstance(each, BallotOpened))


def closing(asked: Any) -> BallotClosed:
    assert not isinstance(asked.answer, Refused), asked.answer
    return next(each for each in asked.answer if isinstance(each, BallotClosed))


def test_opening_freezes_the_questions_the_rules_and_the_roll() -> None:
    event = opening(PROPOSAL.given(*at("groups")).when(OPEN, **COORDINATOR))
    assert event.questions == ("c1", "c2")
    assert event.rules == rules()
    assert (event.seats, event.present, event.closes_at) == (26, 26, None)
    assert event.roll == roll_digest(RollSeat(seat=seat) for seat in SEATS)
    state = PROPOSAL.given(*at("groups")).when(OPEN, **COORDINATOR).after
    assert state.ballots[event.ballot].texts == {"c1": state.clauses["c1"].text, "c2": state.clauses["c2"].text}
    assert state.ballots[event.ballot].numbers == {"c1": 1, "c2": 2}


def test_a_ballot_in_which_nobody_has_a_vote_is_not_opened() -> None:
    open_anyway = replace(OPEN, reason="We go on.")
    PROPOSAL.given(*at("groups")).when(open_anyway, facts(electorate=()), **COORDINATOR).refused("nobody_may_vote")


def test_a_quorum_that_is_a_part_of_the_seats_is_settled_when_the_ballot_opens() -> None:
    here = facts(electorate=SEATS[:5], present=frozenset(SEATS[:4]))
    event = opening(PROPOSAL.given(*at("groups")).when(OPEN, here, **COORDINATOR))
    assert (event.rules.quorum, event.rules.quorum_part, event.seats) == (4, None, 5)


def test_a_ballot_is_told_apart_from_the_houses_others() -> None:
    """The house settles a proposal under one and the same id, time after time."""
    changed = source()
    del changed["moves"]["open_ballot"]["by"]
    itself = facts(definition(changed))
    first = opening(PROPOSAL.given(*at("groups")).when(OPEN_BY_ITSELF, itself, **HOUSE, command="settle:plan"))
    again = (*at("groups"), replace(first), closed(ballot=first.ballot), moved("x", "vote", "groups"))
    second = opening(PROPOSAL.given(*again).when(OPEN_BY_ITSELF, itself, **HOUSE, command="settle:plan"))
    assert first.ballot != second.ballot


def test_minutes_set_a_deadline() -> None:
    event = opening(PROPOSAL.given(*at("groups")).when(replace(OPEN, minutes=20), **COORDINATOR))
    assert event.closes_at == LATER


def test_a_coordinator_closes_whenever_they_like() -> None:
    given = PROPOSAL.given(*voting(closes_at=LATER))
    event = closing(given.when(CLOSE, facts(urn=urn(*ALL_YES)), **COORDINATOR))
    assert (event.outcome.result, event.by, event.urn) == ("passed", "cora", "urn")


def test_the_house_closes_when_it_is_due_and_not_before() -> None:
    given = PROPOSAL.given(*voting(closes_at=LATER))
    held = facts(urn=urn(*ALL_YES))
    given.when(CLOSE, held, **HOUSE).refused("ballot_not_due")
    given.when(CLOSE, held, **HOUSE, now=MOMENT.now + timedelta(minutes=19, seconds=59)).refused("ballot_not_due")
    assert closing(given.when(CLOSE, held, **HOUSE, now=MOMENT.now + timedelta(minutes=20))).by is None
    PROPOSAL.given(*voting()).when(CLOSE, held, **HOUSE).refused("ballot_not_due")


FIVE = GiveBallotTime(proposal="plan", ballot="b1", minutes=5)


def test_five_more_minutes_put_the_deadline_off() -> None:
    longer = "2022-11-09T12:25:00Z"
    given = PROPOSAL.given(*voting(closes_at=LATER)).when(FIVE, **COORDINATOR)
    state = given.then(BallotTimeGiven(ballot="b1", minutes=5, closes_at=longer))
    assert view_proposal(state, names())["ballot"]["closes_at"] == longer
    held = facts(urn=urn(*ALL_YES))
    on_time = PROPOSAL.given(*voting(closes_at=LATER), *given.answer)
    on_time.when(CLOSE, held, **HOUSE, now=MOMENT.now + timedelta(minutes=20)).refused("ballot_not_due")
    assert closing(on_time.when(CLOSE, held, **HOUSE, now=MOMENT.now + timedelta(minutes=25))).by is None


def test_a_deadline_that_has_passed_or_never_was_is_not_put_off() -> None:
    due = PROPOSAL.given(*voting(closes_at=LATER))
    due.when(FIVE, **COORDINATOR, now=MOMENT.now + timedelta(minutes=20)).refused("ballot_past_deadline")
    PROPOSAL.given(*voting()).when(FIVE, **COORDINATOR).refused("ballot_without_deadline")
    PROPOSAL.given(*voting(closes_at=LATER), closed()).when(FIVE, **COORDINATOR).refused("ballot_already_closed")
    unknown = GiveBallotTime(proposal="plan", ballot="b9", minutes=5)
    PROPOSAL.given(*voting()).when(unknown, **COORDINATOR).refused("ballot_unknown")


def test_a_ballot_closes_once() -> None:
    given = PROPOSAL.given(*voting(), closed(*ALL_YES))
    given.when(CLOSE, facts(urn=urn()), **COORDINATOR).refused("ballot_already_closed")
    PROPOSAL.given(*voting()).when(CLOSE, facts(urn=None), **COORDINATOR).refused("ballot_already_closed")
    unknown = CloseBallot(proposal="plan", ballot="b9")
    PROPOSAL.given(*voting()).when(unknown, facts(urn=urn()), **COORDINATOR).refused("ballot_unknown")


def test_the_outcome_leads_on_by_itself() -> None:
    answer = PROPOSAL.given(*voting()).when(CLOSE, facts(urn=urn(*ALL_YES)), **COORDINATOR).answer
    assert [(each.move, each.target, each.by) for each in answer if isinstance(each, Moved)] == [
        ("adopt", "adopted", None)
    ]


def test_a_close_stands_where_the_workflow_cannot_go_on() -> None:
    """A second ballot on the clauses would have nothing to ask: the first is closed all the same."""
    changed = source()
    changed["stages"]["confirm"] = changed["stages"]["vote"]
    changed["moves"]["adopt"]["to"] = "confirm"
    twice = facts(definition(changed), urn=urn(*ALL_YES))
    asked = PROPOSAL.given(*voting(closes_at=LATER)).when(CLOSE, twice, **COORDINATOR)
    assert [type(each) for each in asked.answer] == [BallotClosed]
    assert (asked.after.stage, asked.after.open_ballot) == ("vote", None)
    late = PROPOSAL.given(*voting(closes_at=LATER)).when(CLOSE, twice, **HOUSE, now=MOMENT.now + timedelta(hours=1))
    assert late.after.open_ballot is None


def test_without_a_quorum_nothing_is_marked() -> None:
    few = facts(urn=urn(*[paper("no", "no")] * 5), present=frozenset(SEATS[:5]))
    state = PROPOSAL.given(*voting()).when(CLOSE, few, **COORDINATOR).after
    assert state.stage == "revise"
    assert {clause.result for clause in state.clauses.values()} == {None}


def test_a_ballot_on_the_whole_asks_one_question_and_marks_every_clause() -> None:
    whole = with_ballot(per="whole")
    asked = PROPOSAL.given(*at("groups")).when(OPEN, facts(whole), **COORDINATOR)
    event = opening(asked)
    assert event.questions == ("plan",)
    ballot = asked.after.ballots[event.ballot]
    assert (ballot.texts, ballot.numbers) == ({"plan": asked.after.title}, {})
    close = CloseBallot(proposal="plan", ballot=event.ballot)
    papers = urn(*[{"plan": "yes"}] * 20)
    after = PROPOSAL.given(*at("groups"), *asked.answer).when(close, facts(whole, urn=papers), **COORDINATOR).after
    assert after.stage == "adopted"
    assert {clause.result for clause in after.clauses.values()} == {"passed"}


def test_a_clause_that_is_called_like_its_proposal_is_still_a_clause() -> None:
    asked = PROPOSAL.given(*at("groups", "plan")).when(OPEN, **COORDINATOR)
    ballot = asked.after.ballots[opening(asked).ballot]
    assert ballot.texts == {"plan": asked.after.clauses["plan"].text}
    assert ballot.numbers == {"plan": 1}


def test_nothing_is_moved_by_hand_out_of_an_open_ballot() -> None:
    changed = source()
    changed["moves"]["withdraw"]["from"].append("vote")
    withdraw = replace(OPEN, move="withdraw")
    PROPOSAL.given(*voting()).when(withdraw, facts(definition(changed)), **COORDINATOR).refused("ballot_still_open")
    over = PROPOSAL.given(*voting(), closed(*ALL_YES)).when(withdraw, facts(definition(changed)), **COORDINATOR)
    assert over.after.stage == "withdrawn"


def test_an_open_ballot_shows_its_rules_and_no_choice() -> None:
    view = view_proposal(PROPOSAL.given(*voting(closes_at=LATER)).state, names())
    assert view["ballot"]["closes_at"] == LATER
    assert list(view["ballot"]["options"]) == ["yes", "no", "abstain"]
    assert view["results"] == {}
    assert is_patchable(view)


def test_a_closed_open_ballot_shows_who_chose_what() -> None:
    state = PROPOSAL.given(*voting(), closed(paper("yes", "no"))).state
    cast = {"b1": {"s1": paper("yes", "no")}}
    assert view_proposal(state, names(cast=cast))["results"]["b1"]["choices"] == cast["b1"]


def test_a_secret_ballot_says_counts_and_nothing_of_anybody() -> None:
    """Even where a lookup would know: no seat and no choice in an event, nor in a view."""
    secret = with_ballot(secrecy="secret")
    asked = PROPOSAL.given(*voting(secret)).when(CLOSE, facts(secret, urn=urn(*ALL_YES)), **COORDINATOR)
    assert not any(seat in repr(asked.answer).replace("'", " ").split() for seat in SEATS)
    view = view_proposal(asked.after, names(secret, cast={"b1": {"s1": paper("yes", "yes")}}))
    result = view["results"]["b1"]
    assert result["secret"] is True
    assert "choices" not in result
    assert result["questions"]["c1"]["counts"] == {"yes": 20, "no": 0, "abstain": 0}
    assert not any(f"'{seat}'" in repr(view) for seat in SEATS)
    assert is_patchable(view)


def test_a_paper_entered_by_hand_says_for_whom_and_by_whom() -> None:
    noted = PaperEntered(ballot="b1", seat="s1", by="cora", at=NOON)
    state = PROPOSAL.given(*voting()).when(ENTER, **COORDINATOR).then(noted)
    assert state.ballots["b1"].by_hand == {"s1": "cora"}
    again = PROPOSAL.given(*voting(), noted).when(ENTER, **COORDINATOR | {"actor": "dora"}).after
    assert again.ballots["b1"].by_hand == {"s1": "dora"}


def test_no_paper_is_entered_in_a_ballot_that_is_not_open() -> None:
    PROPOSAL.given(*voting(), closed(*ALL_YES)).when(ENTER, **COORDINATOR).refused("ballot_already_closed")
    PROPOSAL.given(*voting()).when(replace(ENTER, ballot="b9"), **COORDINATOR).refused("ballot_unknown")


def test_papers_by_hand_are_told_and_in_a_secret_ballot_not_whose() -> None:
    noted = PaperEntered(ballot="b1", seat="s1", by="cora", at=NOON)
    view = view_proposal(PROPOSAL.given(*voting(), noted).state, names())
    assert (view["ballot"]["by_hand"], view["ballot"]["by_hand_for"]) == (1, {"s1": True})
    result = view_proposal(PROPOSAL.given(*voting(), noted, closed(*ALL_YES)).state, names())["results"]["b1"]
    assert (result["by_hand"], result["by_hand_for"]) == (1, {"s1": True})
    secret = with_ballot(secrecy="secret")
    shown = view_proposal(PROPOSAL.given(*voting(secret), noted).state, names(secret))["ballot"]
    assert shown["by_hand"] == 1
    assert "'s1'" not in repr(shown)


def test_papers_that_contradict_the_roll_have_no_outcome() -> None:
    with pytest.raises(ValueError, match="contradict each other"):
        PROPOSAL.given(*voting()).when(CLOSE, facts(urn=urn(*ALL_YES), present=frozenset()), **COORDINATOR)


def names(workflow: Any = None, **changes: Any) -> Names:
    return Names(definitions={("yearly_plan", 4): workflow or definition()}, **changes)
