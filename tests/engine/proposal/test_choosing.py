"""Choosing between the clauses of a proposal: what is offered, what it costs, who breaks a tie, and by which rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.ballot.contests import Offer
from engine.ballot.rules import rules_of
from engine.errors import Refused
from engine.facts import ProposalFacts
from engine.proposal.ballot_view import view_open_ballot, view_result
from engine.proposal.commands import (
    AddClause,
    BreakTie,
    ClauseLine,
    CostClause,
    ReopenBallot,
    ReviseClause,
    SetRules,
    StartProposal,
)
from engine.proposal.events import BallotClosed, BallotOpened, ClauseCosted, RulesSet, TieBroken
from engine.workflow.definition import Definition
from tests.engine.given import MOMENT
from tests.engine.names import Names
from tests.engine.proposal.scenes import (
    CLOSE,
    COORDINATOR,
    OPEN,
    PROPOSAL,
    at,
    facts,
    opened,
    source,
    started,
    urn,
    voting,
)
from tests.engine.proposal.scenes import definition as read_definition

TWO_SEATS = {"per": "options", "method": "stv", "counting": {"seats": 2}, "electorate": "member_organisations"}


def deciding(**settings: Any) -> Definition:
    """The yearly plan with a ballot of these settings alone."""
    changed = source()
    changed["stages"]["vote"]["settings"] = settings
    return read_definition(changed)


def asked(workflow: Definition, **changes: Any) -> ProposalFacts:
    return facts(workflow, **changes)


def opening(workflow: Definition, *clauses: str) -> BallotOpened:
    answer = PROPOSAL.given(*at("groups", *clauses)).when(OPEN, asked(workflow), **COORDINATOR).answer
    assert not isinstance(answer, Refused), answer
    return next(each for each in answer if isinstance(each, BallotOpened))


def closing(opened_as: BallotOpened, workflow: Definition, *papers: dict[str, str]) -> tuple[Any, ...]:
    given = PROPOSAL.given(*at("vote", "c1", "c2", "c3"), opened_as)
    command = replace(CLOSE, ballot=opened_as.ballot)
    answer = given.when(command, asked(workflow, urn=urn(*papers)), **COORDINATOR).answer
    assert not isinstance(answer, Refused), answer
    return given.state, answer


def test_a_choice_asks_one_question_of_which_the_clauses_are_the_options() -> None:
    event = opening(deciding(**TWO_SEATS), "c1", "c2", "c3")
    assert event.questions == ("plan",)
    assert event.offer == Offer(options=("c1", "c2", "c3"))


def test_those_that_are_chosen_have_passed_and_the_others_have_not() -> None:
    workflow = deciding(**TWO_SEATS)
    papers = [{"plan": "c3>c1"}] * 5 + [{"plan": "c1"}] * 4 + [{"plan": "c2"}]
    _, events = closing(opening(workflow, "c1", "c2", "c3"), workflow, *papers)
    (found,) = next(each for each in events if isinstance(each, BallotClosed)).outcome.questions
    assert (found.result, set(found.chosen)) == ("passed", {"c1", "c3"})
    after = PROPOSAL.given(*at("vote", "c1", "c2", "c3"), opened(workflow)).state
    for event in (opening(workflow, "c1", "c2", "c3"), *events):
        after = PROPOSAL.evolve(after, event)
    assert {id: clause.result for id, clause in after.clauses.items()} == {
        "c1": "passed",
        "c2": "failed",
        "c3": "passed",
    }


def test_a_phone_is_told_how_many_places_there_are_and_whose_votes_went_on() -> None:
    workflow = deciding(**TWO_SEATS)
    papers = [{"plan": "c3>c1"}] * 5 + [{"plan": "c1"}] * 2 + [{"plan": "c2"}] * 2
    event = opening(workflow, "c1", "c2", "c3")
    state, events = closing(event, workflow, *papers)
    names = Names(definitions={("yearly_plan", 4): workflow})
    assert view_open_ballot(state.ballots[event.ballot], names)["places"] == 2
    for each in events:
        state = PROPOSAL.evolve(state, each)
    shown = view_result(1, state.ballots[event.ballot], names)
    rounds = shown["questions"]["plan"]["tally"]["rounds"]
    assert any(each.get("transferred") == {"c3": 1} for each in rounds.values())


@pytest.mark.parametrize(("by", "told"), [("mean", True), ("sum", None)])
def test_a_score_by_the_mean_is_told_as_means(by: str, told: bool | None) -> None:
    workflow = deciding(per="options", method="score", counting={"by": by}, electorate="member_organisations")
    given = opening(workflow, "c1", "c2", "c3")
    state, events = closing(given, workflow, {"plan": "c1:5+c2:2"}, {"plan": "c1:4"})
    for each in events:
        state = PROPOSAL.evolve(state, each)
    names = Names(definitions={("yearly_plan", 4): workflow})
    assert view_result(1, state.ballots[given.ballot], names).get("mean") == told


def test_more_seats_than_there_are_options_open_no_ballot() -> None:
    workflow = deciding(**{**TWO_SEATS, "counting": {"seats": 3}})
    answer = PROPOSAL.given(*at("groups", "c1", "c2")).when(OPEN, asked(workflow), **COORDINATOR).answer
    assert isinstance(answer, Refused)
    assert answer.code == "rules_impossible"


def test_the_seed_of_a_lot_is_published_when_the_ballot_opens() -> None:
    event = opening(deciding(**TWO_SEATS, tie="lot"), "c1", "c2", "c3")
    assert len(event.offer.lot) == 32
    assert opening(deciding(**TWO_SEATS), "c1", "c2", "c3").offer.lot == ""


CHAIR = deciding(per="whole", tie="chair", threshold={"more_than": "1/2", "of": "yes_and_no"})
TIED = ({"plan": "yes"}, {"plan": "no"})
BREAK = BreakTie(proposal="plan", ballot="b1", question="plan", order=("yes", "no"))


def tied_under_a_chair() -> tuple[Any, ...]:
    rules = rules_of(source_of_the_ballot())
    ballot = opened(rules=rules.settled(26), questions=("plan",))
    state = PROPOSAL.given(*at("vote"), ballot)
    answer = state.when(CLOSE, asked(CHAIR, urn=urn(*TIED)), **COORDINATOR).answer
    return (*at("vote"), ballot, *answer)


def source_of_the_ballot() -> dict[str, Any]:
    return {"per": "whole", "tie": "chair", "threshold": {"more_than": "1/2", "of": "yes_and_no"}}


def test_a_tie_that_is_left_to_the_chair_waits_for_the_chair() -> None:
    state = PROPOSAL.given(*tied_under_a_chair()).state
    assert state.stage == "vote"
    assert state.ballots["b1"].awaits_chair


def test_the_chair_breaks_it_and_the_workflow_goes_on() -> None:
    when = PROPOSAL.given(*tied_under_a_chair()).when(BREAK, asked(CHAIR, urn=urn(*TIED)), **COORDINATOR)
    broken, *_ = when.answer
    outcome = broken.outcome
    assert broken == TieBroken(
        ballot="b1", question="plan", order=("yes", "no"), outcome=outcome, by="cora", at="2022-11-09T12:00:00Z"
    )
    assert outcome.result == "passed"
    assert when.after.stage == "adopted"
    assert not when.after.ballots["b1"].awaits_chair


@pytest.mark.parametrize("order", [("no",), ("c1", "c2")])
def test_an_order_that_leaves_out_what_is_tied_breaks_nothing(order: tuple[str, ...]) -> None:
    command = replace(BREAK, order=order)
    given = PROPOSAL.given(*tied_under_a_chair())
    given.when(command, asked(CHAIR, urn=urn(*TIED)), **COORDINATOR).refused("tie_not_broken")


def test_there_is_nothing_to_break_where_nothing_is_tied() -> None:
    PROPOSAL.given(*voting()).when(BREAK, asked(CHAIR, urn=urn(*TIED)), **COORDINATOR).refused("no_tie_to_break")


def test_what_a_clause_costs_is_kept_when_its_words_change() -> None:
    event = ClauseCosted(clause="c1", cost=4000)
    PROPOSAL.given(started()).when(CostClause(proposal="plan", clause="c1", cost=4000), **COORDINATOR).then(event)
    PROPOSAL.given(started(), event).when(CostClause(proposal="plan", clause="c1", cost=4000), **COORDINATOR).then()
    revised = PROPOSAL.given(started(), event).when(
        ReviseClause(proposal="plan", clause="c1", text="Better"), **COORDINATOR
    )
    assert revised.after.clauses["c1"].cost == 4000


SET = SetRules(
    proposal="plan", stage="vote", rules={"threshold": {"at_least": "3/4", "of": "cast"}, "per": "whole", "quorum": 3}
)
OPEN_TO_CHANGE = deciding(threshold={"more_than": "1/2", "of": "yes_and_no"}, adjustable=True)


def test_where_the_workflow_leaves_it_open_a_proposal_has_rules_of_its_own() -> None:
    rules = rules_of({**SET.rules, "adjustable": True})
    when = PROPOSAL.given(*at("groups")).when(SET, asked(OPEN_TO_CHANGE), **COORDINATOR)
    state = when.then(RulesSet(stage="vote", rules=rules, by="cora"))
    answer = PROPOSAL.decide(state, OPEN, asked(OPEN_TO_CHANGE), replace(MOMENT, **COORDINATOR))
    assert next(each for each in answer if isinstance(each, BallotOpened)).rules == rules.settled(26)


def test_rules_that_the_workflow_fixes_are_not_set() -> None:
    given = PROPOSAL.given(*at("groups"))
    given.when(SET, asked(deciding(threshold={"more_than": "1/2", "of": "cast"})), **COORDINATOR).refused(
        "rules_fixed", stage={"nl": "Stemmen", "en": "Voting"}
    )
    given.when(replace(SET, stage="groups"), **COORDINATOR).refused("not_found", what="stage")


def test_rules_that_contradict_each_other_are_not_set_and_it_says_why() -> None:
    command = replace(SET, rules={"method": "stv"})
    answer = PROPOSAL.given(*at("groups")).when(command, asked(OPEN_TO_CHANGE), **COORDINATOR).answer
    assert isinstance(answer, Refused)
    assert answer.code == "rules_impossible"
    assert answer.params["why"]["code"] == "workflow.per_not_for_method"


def test_while_a_ballot_is_open_it_keeps_its_rules() -> None:
    PROPOSAL.given(*voting()).when(SET, asked(OPEN_TO_CHANGE), **COORDINATOR).refused("ballot_still_open")


AGAIN = ReopenBallot(proposal="plan", ballot="b1")


def reopening(**rules: Any) -> Definition:
    return deciding(**source_of_the_ballot() | {"reopens": True} | rules)


def test_while_a_tie_waits_for_the_chair_nothing_moves_and_nothing_is_voted_on_again() -> None:
    workflow = reopening()
    given = PROPOSAL.given(*tied_under_a_chair())
    given.when(AGAIN, asked(workflow), **COORDINATOR).refused("tie_awaits_chair")
    assert given.state.waits_for == "tie_awaits_chair"


def test_breaking_an_older_tie_leaves_the_ballot_that_is_open_open() -> None:
    """The ledger of a house in which that could still happen is folded as it was."""
    older = PROPOSAL.given(*tied_under_a_chair()).when(BREAK, asked(CHAIR, urn=urn(*TIED)), **COORDINATOR).answer[0]
    newer = opened(rules=rules_of(source_of_the_ballot()).settled(26), questions=("plan",), ballot="b2")
    assert PROPOSAL.given(*tied_under_a_chair(), newer, older).state.open_ballot == "b2"


@pytest.mark.parametrize("clause", ["abstain", "none"])
def test_a_clause_is_not_called_as_a_paper_calls_no_clause_at_all(clause: str) -> None:
    add = AddClause(proposal="plan", clause=clause, text="Mine")
    PROPOSAL.given(started()).when(add, **COORDINATOR).refused("name_taken", name=clause)
    start = StartProposal(
        proposal="plan",
        movement="care",
        workflow="yearly_plan",
        title="Plan",
        clauses=(ClauseLine(clause=clause, text="Mine"),),
    )
    PROPOSAL.given().when(start, **COORDINATOR).refused("name_taken", name=clause)
