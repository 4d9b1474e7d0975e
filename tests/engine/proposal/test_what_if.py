"""What the same papers would have given under other rules: asked of a closed ballot, and deciding nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.ballot.contests import Offer
from engine.ballot.outcome import judge
from engine.ballot.rules import rules_of
from engine.ballot.standing import StandingPaper, Weights
from engine.errors import Refused, refuse
from engine.proposal.state import Ballot
from engine.proposal.what_if import what_if

CHOICE = {"per": "options", "method": "irv"}
MAJORITY = {"per": "whole", "threshold": {"more_than": "1/2", "of": "yes_and_no"}}
RANKED = ("a>b",) * 4 + ("b>c",) * 2 + ("c>b",) * 3


def papers(*answers: str, weights: tuple[int, ...] = ()) -> list[StandingPaper]:
    weigh = weights or (1,) * len(answers)
    return [StandingPaper(choice={"plan": each}, weight=weight) for each, weight in zip(answers, weigh, strict=True)]


def closed(rules: dict[str, Any], cast: list[StandingPaper], present: int = 10) -> Ballot:
    """A ballot of 10 seats with these papers, about the plan or the options a, b and c."""
    read = rules_of(rules).settled(10)
    offer = Offer(options=("a", "b", "c")) if read.per == "options" else Offer()
    weigh = Weights(entitled=99, present=50, cast=sum(paper.weight for paper in cast)) if read.weighted else None
    outcome = judge(read, ["plan"], cast, entitled=10, present=present, weights=weigh, offer=offer)
    return Ballot(
        ballot="b1",
        stage="vote",
        questions=("plan",),
        texts={},
        numbers={},
        rules=read,
        seats=10,
        opened_at="2022-11-09T12:00:00Z",
        closes_at=None,
        offer=offer,
        outcome=outcome,
    )


def asked(ballot: Ballot, cast: list[StandingPaper], **rules: Any) -> Ballot:
    found = what_if(ballot, cast, rules_of(rules))
    assert not isinstance(found, Refused), found
    return found


def refused(ballot: Ballot, cast: list[StandingPaper], **rules: Any) -> Refused:
    found = what_if(ballot, cast, rules_of(rules))
    assert isinstance(found, Refused)
    return found


def test_given_rankings_when_counted_another_way_then_another_may_win() -> None:
    cast = papers(*RANKED)
    ballot = closed(CHOICE, cast)
    found = asked(ballot, cast, per="options", method="borda")
    assert ballot.outcome is not None
    assert found.outcome is not None
    assert (ballot.outcome.questions[0].chosen, found.outcome.questions[0].chosen) == (("c",), ("b",))
    assert ballot.rules.method == "irv", "the ballot that was held is as it was"


def test_given_a_majority_when_another_threshold_is_asked_then_it_may_fail() -> None:
    cast = papers("yes", "yes", "yes", "no", "no")
    found = asked(closed(MAJORITY, cast), cast, per="whole", threshold={"at_least": "2/3", "of": "yes_and_no"})
    assert found.outcome is not None
    assert (found.outcome.result, found.outcome.questions[0].needed) == ("failed", 4)


def test_given_a_quorum_as_a_part_when_asked_then_it_is_one_of_the_seats_that_there_were() -> None:
    cast = papers("yes", "yes")
    found = asked(closed(MAJORITY, cast, present=4), cast, **MAJORITY, quorum_part="1/2")
    assert found.outcome is not None
    assert (found.outcome.result, found.outcome.quorum) == ("no_quorum", 5)


def test_given_weights_when_asked_without_then_each_counts_once_and_never_the_other_way_round() -> None:
    cast = papers("yes", "no", "no", weights=(5, 1, 1))
    weighted = closed(MAJORITY | {"weighted": True}, cast)
    assert weighted.outcome is not None
    assert weighted.outcome.result == "passed"
    without = asked(weighted, cast, **MAJORITY)
    assert without.outcome is not None
    assert without.outcome.result == "failed"
    level = closed(MAJORITY, papers("yes", "no", "no"))
    assert asked(level, papers("yes", "no", "no"), **MAJORITY, weighted=True).rules.weighted is False


def test_given_who_voted_and_how_openly_when_asked_then_that_stays_as_it_was() -> None:
    cast = papers(*RANKED)
    found = asked(closed(CHOICE, cast), cast, per="options", method="schulze", secrecy="secret", status_quo=True)
    assert (found.rules.secrecy, found.rules.status_quo) == ("open", False)


def test_given_an_open_ballot_or_a_hidden_result_then_nothing_is_counted() -> None:
    cast = papers("yes")
    ballot = closed(MAJORITY, cast)
    still_open = replace(ballot, outcome=None)
    assert refused(still_open, cast, **MAJORITY) == refuse("ballot_still_open")
    hidden = replace(still_open, closed_at="2022-11-09T13:00:00Z")
    assert refused(hidden, cast, **MAJORITY) == refuse("result_awaits_reveal")


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        ({"per": "options", "method": "approval"}, refuse("what_if_other_papers")),
        (MAJORITY, refuse("what_if_asks_other")),
        ({"per": "options", "method": "irv", "counting": {"equal": False}}, refuse("what_if_papers_unfit", papers=2)),
    ],
)
def test_given_rules_that_ask_for_other_papers_then_it_says_what_does_not_fit(
    rules: dict[str, Any], why: Refused
) -> None:
    cast = papers("a=b>c", "a>b", "b=c")
    assert refused(closed({"per": "options", "method": "borda"}, cast), cast, **rules) == why


def test_given_yes_and_no_when_consent_is_asked_then_those_are_no_such_papers() -> None:
    cast = papers("yes")
    assert refused(closed(MAJORITY, cast), cast, per="whole", method="consent") == refuse("what_if_other_papers")


@pytest.mark.parametrize(
    "rules",
    [
        {"per": "options", "method": "stv", "counting": {"seats": 9}},
        {"per": "options", "method": "greedy", "counting": {"budget": "10"}},
    ],
)
def test_given_rules_that_these_options_cannot_meet_then_it_says_why(rules: dict[str, Any]) -> None:
    cast = papers(*RANKED)
    assert refused(closed(CHOICE, cast), cast, **rules).code == "rules_impossible"
