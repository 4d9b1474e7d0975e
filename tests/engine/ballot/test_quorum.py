"""Quorums: of seats that must be present, or of those present who must have voted."""

from __future__ import annotations

from typing import Any

import pytest

from engine.ballot.explain import describe, explain
from engine.ballot.outcome import judge
from engine.ballot.rules import BallotRules, as_source, rules_of
from engine.ballot.standing import unweighted

MAJORITY = {"more_than": "1/2", "of": "cast"}


def rules(**changes: Any) -> BallotRules:
    return rules_of({"threshold": MAJORITY} | changes)


HALF_VOTE = rules(quorum_part="1/2", quorum_of="present")


@pytest.mark.parametrize(("voted", "result"), [(0, "no_quorum"), (4, "no_quorum"), (5, "passed"), (9, "passed")])
def test_given_a_part_of_those_present_when_judged_then_so_many_must_have_voted(voted: int, result: str) -> None:
    """Of nine present, five."""
    settled = HALF_VOTE.settled(26)
    outcome = judge(settled, ["q"], unweighted([{"q": "yes"}] * voted), entitled=26, present=9)
    assert (outcome.result, outcome.must_vote, outcome.quorum) == (result, 5, 0)
    if result == "no_quorum":
        told = explain(outcome, settled)[0]
        assert told == {"code": "outcome.too_few_voted", "params": {"voted": voted, "needed": 5}}


def test_given_both_when_judged_then_both_must_hold() -> None:
    both = rules(quorum=10, quorum_part="1/2", quorum_of="present").settled(26)
    assert both.quorum == 10
    few = judge(both, ["q"], unweighted([{"q": "yes"}] * 9), entitled=26, present=9)
    assert explain(few, both)[0]["code"] == "outcome.no_quorum"
    assert judge(both, ["q"], unweighted([{"q": "yes"}] * 5), entitled=26, present=10).result == "passed"


def test_given_it_when_opened_then_nobody_is_held_by_who_will_vote() -> None:
    assert HALF_VOTE.quorum_among(26) == 0
    assert rules(quorum_part="1/2").quorum_among(26) == 13


def test_given_it_when_described_then_a_sentence_says_who_must_vote() -> None:
    told = describe(HALF_VOTE)
    assert {"code": "rules.quorum_voted.half", "params": {}} in told
    assert not [each for each in told if each["code"].startswith("rules.quorum_part")]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"quorum_of": "present"}, "quorum_part_missing"),
        ({"quorum_of": "connected", "quorum_part": "1/2"}, "'connected' is unknown"),
        ({"quorum_part": "3/2"}, "part_out_of_reach"),
        ({"quorum": -1}, "whole number of seats"),
        ({"closes": "never"}, "closing 'never' is unknown"),
        ({"reopens": "yes"}, "`reopens` is true or false"),
    ],
)
def test_given_a_quorum_that_cannot_be_when_read_then_a_sentence_says_why(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        rules(**changes)


def test_given_these_rules_when_written_and_read_again_then_they_are_the_same() -> None:
    found = rules(quorum_part="1/3", quorum_of="present", closes="everyone", reopens=True)
    assert rules_of(as_source(found)) == found
    told = [each["code"] for each in describe(found)]
    assert told[-2:] == ["rules.closes.everyone", "rules.reopens"]
