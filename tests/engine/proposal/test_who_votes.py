"""What a ballot is opened with: weights, a list of voters, and what keeps it from opening."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.ballot.electorate import roll_of
from engine.ballot.papers import roll_digest
from engine.ballot.standing import StandingPaper, Weights
from engine.facts import ProposalFacts, Someone, UrnFacts
from engine.proposal.commands import NameVoters
from engine.proposal.events import BallotOpened, VotersNamed
from engine.workflow.definition import Definition
from tests.engine.proposal.scenes import (
    CLOSE,
    COORDINATOR,
    OPEN,
    PROPOSAL,
    SEATS,
    at,
    facts,
    opened,
    paper,
    rules,
    with_ballot,
)

WEIGHTED = with_ballot(weighted=True)
SECRETLY = with_ballot(weighted=True, secrecy="secret")
LISTED = with_ballot(among="list", quorum=1)
PERSONS = with_ballot(electorate="persons", quorum_part="1/4")
KNOWING = replace(OPEN, knowing=True)
HEAVY = {"s1": 40, "s2": 40, "s3": 40}
NAME = NameVoters(proposal="plan", stage="vote", voters=("s2", "s5", "s2"))


def opening(workflow: Definition, *given: Any, asked: Any = OPEN, **changes: Any) -> BallotOpened:
    when = PROPOSAL.given(*at("groups"), *given).when(asked, facts(workflow, **changes), **COORDINATOR)
    assert isinstance(when.answer, tuple), when.answer
    (event,) = (each for each in when.answer if isinstance(each, BallotOpened))
    return event


def test_a_weighted_ballot_freezes_the_weights_and_its_roll_has_their_digest() -> None:
    event = opening(WEIGHTED, weights=HEAVY)
    assert event.weights == {seat: HEAVY.get(seat, 1) for seat in SEATS}
    assert event.roll == roll_digest(roll_of(rules(WEIGHTED), facts(WEIGHTED, weights=HEAVY)))
    assert opening(with_ballot(), weights=HEAVY).weights == {}


def test_it_is_judged_by_the_weights_of_its_roll() -> None:
    weights = {seat: HEAVY.get(seat, 1) for seat in SEATS}
    papers = (
        StandingPaper(choice=paper("yes", "no"), weight=40),
        StandingPaper(choice=paper("no", "no")),
    )
    urn = UrnFacts(ballot="b1", papers=papers, digest="urn", voted=2)
    voting = (*at("vote"), opened(WEIGHTED, weights=weights))
    here = frozenset(SEATS[:20])
    state = PROPOSAL.given(*voting).when(CLOSE, facts(WEIGHTED, urn=urn, present=here), **COORDINATOR).after
    outcome = state.ballots["b1"].outcome
    assert outcome.weights == Weights(entitled=143, present=137, cast=41)
    assert [each.result for each in outcome.questions] == ["passed", "failed"]


@pytest.mark.parametrize("weights", [{"s1": 40}, {"s1": 40, "s2": 40}])
def test_a_secret_ballot_in_which_choices_may_be_guessed_opens_only_for_who_knows(weights: dict[str, int]) -> None:
    shown = facts(SECRETLY, weights=weights)
    given = PROPOSAL.given(*at("groups"))
    given.when(OPEN, shown, **COORDINATOR).refused("choices_may_be_guessed", seats=len(weights), few=3)
    assert opening(SECRETLY, asked=KNOWING, weights=weights).weights["s1"] == 40


@pytest.mark.parametrize(
    ("workflow", "weights"),
    [(SECRETLY, HEAVY), (SECRETLY, {}), (WEIGHTED, {"s1": 40}), (with_ballot(secrecy="secret"), {"s1": 40})],
)
def test_nobody_is_warned_where_there_is_nothing_to_guess(workflow: Definition, weights: dict[str, int]) -> None:
    """Three or more have each weight, or all the same; the ballot is open; or weights do not count."""
    assert opening(workflow, weights=weights)


def test_a_quorum_that_nobody_can_reach_is_refused() -> None:
    few: dict[str, Any] = {"electorate": SEATS[:5], "present": frozenset(SEATS[:5])}
    given, shown = PROPOSAL.given(*at("groups")), facts(with_ballot(quorum=6), **few)
    given.when(replace(OPEN, reason="We try"), shown, **COORDINATOR).refused("quorum_impossible", quorum=6, seats=5)


def test_where_rules_ask_for_a_list_the_coordinator_names_the_voters() -> None:
    named = VotersNamed(stage="vote", voters=("s2", "s5"), by="cora")
    given = PROPOSAL.given(*at("groups"))
    state = given.when(NAME, facts(LISTED), **COORDINATOR).then(named)
    assert state.voters == {"vote": ("s2", "s5")}
    PROPOSAL.given(*at("groups"), named).when(NAME, facts(LISTED), **COORDINATOR).then()
    assert opening(LISTED, named).seats == 2
    assert opening(LISTED, named, electorate=SEATS[:3], present=frozenset(SEATS[:3])).seats == 1


def test_without_a_list_nobody_may_vote() -> None:
    anyway = replace(OPEN, reason="We try")
    PROPOSAL.given(*at("groups")).when(anyway, facts(LISTED), **COORDINATOR).refused("nobody_may_vote")


@pytest.mark.parametrize(
    ("command", "workflow", "code", "params"),
    [
        (NAME, with_ballot(), "no_list_asked_for", {"stage": {"nl": "Stemming", "en": "Vote"}}),
        (replace(NAME, stage="draft"), LISTED, "not_found", {"what": "stage"}),
        (replace(NAME, stage="nowhere"), LISTED, "not_found", {"what": "stage"}),
        (replace(NAME, voters=("s1", "s99")), LISTED, "voters_unknown", {"count": 1}),
    ],
)
def test_a_list_is_refused(command: NameVoters, workflow: Definition, code: str, params: dict[str, Any]) -> None:
    answer = PROPOSAL.given(*at("groups")).when(command, facts(workflow), **COORDINATOR).answer
    assert answer.code == code
    assert set(answer.params) == set(params)


def test_a_list_is_not_changed_while_the_ballot_is_open() -> None:
    voting = (*at("vote"), opened(LISTED))
    PROPOSAL.given(*voting).when(NAME, facts(LISTED), **COORDINATOR).refused("ballot_still_open")


def test_where_persons_vote_the_roll_and_the_quorum_are_of_persons() -> None:
    here: dict[str, Any] = {
        "persons": (
            Someone(person="anna", roles=frozenset({"delegate"}), here=True),
            Someone(person="bert", roles=frozenset({"participant"})),
        )
    }
    event = opening(PERSONS, **here)
    assert (event.seats, event.present) == (2, 1)
    shown: ProposalFacts = facts(with_ballot(electorate="persons", quorum=2, quorum_part="1/4"), **here)
    answer = PROPOSAL.given(*at("groups")).when(OPEN, shown, **COORDINATOR).answer
    assert answer.code == "move_held"
