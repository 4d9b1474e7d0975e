"""Votes with weight: thresholds and methods count it, quorums count seats, and a second majority counts heads."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from engine.ballot.contests import Offer
from engine.ballot.explain import describe, explain
from engine.ballot.outcome import Outcome, judge
from engine.ballot.rules import BallotRules, as_source, rules_of
from engine.ballot.standing import StandingPaper, Weights

MAJORITY = {"more_than": "1/2", "of": "yes_and_no"}


def weighted(**changes: Any) -> BallotRules:
    return rules_of({"threshold": MAJORITY, "weighted": True} | changes)


def papers(*votes: tuple[str, int]) -> tuple[StandingPaper, ...]:
    return tuple(StandingPaper(choice={"q": answer}, weight=weight) for answer, weight in votes)


def outcome(rules: BallotRules, *votes: tuple[str, int], entitled: int = 100, present: int = 80) -> Outcome:
    """Of ten seats eight are present; all seats weigh 100 together, those present 80."""
    cast = sum(weight for _, weight in votes)
    weights = Weights(entitled=entitled, present=present, cast=cast)
    return judge(rules, ["q"], papers(*votes), entitled=10, present=8, weights=weights)


def test_given_weights_when_judged_then_one_heavy_vote_outweighs_three_light_ones() -> None:
    (question,) = outcome(weighted(), ("yes", 30), ("no", 5), ("no", 5), ("no", 5)).questions
    assert (question.result, question.counts) == ("passed", {"yes": 30, "no": 15, "abstain": 0})
    assert (question.share, question.needed) == (Fraction(2, 3), 23)


def test_given_the_same_papers_when_the_ballot_is_not_weighted_then_each_counts_once() -> None:
    judged = judge(
        rules_of({"threshold": MAJORITY}), ["q"], papers(("yes", 30), ("no", 5), ("no", 5)), entitled=10, present=8
    )
    assert (judged.result, judged.weights) == ("failed", None)


@pytest.mark.parametrize(
    ("base", "share"),
    [
        ("yes_and_no", "3/4"),
        ("valid", "3/4"),
        ("cast", "3/5"),
        ("present", "3/8"),
        ("entitled", "3/10"),
    ],
)
def test_given_a_base_when_judged_then_it_is_what_its_seats_weigh(base: str, share: str) -> None:
    rules = weighted(threshold={"more_than": "1/2", "of": base})
    (question,) = outcome(rules, ("yes", 30), ("no", 10), ("abstain", 10)).questions
    assert question.share == Fraction(share)


def test_given_a_quorum_when_judged_then_it_counts_seats_whatever_they_weigh() -> None:
    assert outcome(weighted(quorum=9), ("yes", 70)).result == "no_quorum"
    assert outcome(weighted(quorum=8), ("yes", 1)).result == "passed"


def test_given_weights_when_judged_then_the_outcome_tells_heads_and_weight() -> None:
    judged = outcome(weighted(), ("yes", 30), ("abstain", 10))
    assert (judged.entitled, judged.present, judged.voted) == (10, 8, 2)
    assert judged.weights == Weights(entitled=100, present=80, cast=40)


@pytest.mark.parametrize(
    "weights", [None, Weights(entitled=100, present=80, cast=9), Weights(entitled=5, present=5, cast=10)]
)
def test_given_weights_that_contradict_the_papers_when_judged_then_there_is_no_outcome(weights: Weights | None) -> None:
    with pytest.raises(ValueError, match="weigh 10"):
        judge(weighted(), ["q"], papers(("yes", 10)), entitled=10, present=8, weights=weights)


def test_given_weights_when_seats_are_shared_out_then_a_paper_of_weight_3_is_three_papers() -> None:
    rules = rules_of({"method": "stv", "counting": {"seats": 1}, "per": "options"})
    ranked = {"a>b": 3, "b>a": 2, "c>b": 2}
    heavy = tuple(StandingPaper(choice={"q": answer}, weight=weight) for answer, weight in ranked.items())
    single = tuple(StandingPaper(choice={"q": answer}) for answer, weight in ranked.items() for _ in range(weight))
    offer = Offer(options=("a", "b", "c"))
    by_weight = rules_of(as_source(rules) | {"weighted": True})
    weights = Weights(entitled=7, present=7, cast=7)
    first = judge(by_weight, ["q"], heavy, entitled=3, present=3, weights=weights, offer=offer)
    assert first.questions == judge(rules, ["q"], single, entitled=7, present=7, offer=offer).questions


# two majorities


def double(**changes: Any) -> BallotRules:
    return weighted(heads={"more_than": "1/2", "of": "cast"}, **changes)


@pytest.mark.parametrize(
    ("votes", "result"),
    [
        ([("yes", 30), ("yes", 1), ("no", 5)], "passed"),
        ([("yes", 30), ("no", 1), ("no", 5)], "failed"),  # weight enough, too few organisations
        ([("yes", 1), ("yes", 1), ("no", 5)], "failed"),  # organisations enough, too little weight
        ([("yes", 5), ("yes", 5), ("no", 10)], "tied"),  # weight is tied, organisations are not against it
        ([("yes", 6), ("no", 5)], "tied"),
        ([("yes", 5), ("no", 3), ("no", 2)], "failed"),  # a tie that the organisations lose is lost
    ],
)
def test_given_two_majorities_when_judged_then_both_must_hold(votes: list[tuple[str, int]], result: str) -> None:
    assert outcome(double(), *votes).result == result


def test_given_two_majorities_when_judged_then_the_outcome_carries_both_fractions() -> None:
    (question,) = outcome(double(), ("yes", 30), ("no", 1), ("no", 5)).questions
    assert question.heads
    assert (question.share, question.needed) == (Fraction(5, 6), 19)
    assert (question.heads.share, question.heads.needed, question.heads.result) == (Fraction(1, 3), 2, "failed")
    assert question.heads.counts == {"yes": 1, "no": 2, "abstain": 0}


# in words


def codes(messages: Any) -> list[str]:
    return [each["code"] for each in messages]


def test_given_weights_when_described_then_the_voters_read_so_and_both_majorities_stand_apart() -> None:
    told = codes(describe(double(secrecy="secret")))
    assert "rules.electorate.weighted" in told
    assert told.index("rules.base.yes_and_no") < told.index("rules.heads") < told.index("rules.base.cast")
    assert told[-1] == "rules.secrecy.weights"
    assert "rules.secrecy.weights" not in codes(describe(double()))


def test_given_two_majorities_when_explained_then_the_organisations_have_their_own_sentence() -> None:
    told = explain(outcome(double(), ("yes", 30), ("no", 1), ("no", 5)), double())
    assert {"code": "outcome.heads", "params": {"yes": 1, "no": 2, "needed": 2}} in told
    assert told[-1] == {"code": "outcome.weighed", "params": {"cast": 36, "present": 80, "entitled": 100}}


def test_given_several_points_when_one_has_weight_and_too_few_organisations_then_its_sentence_says_so() -> None:
    votes = tuple(
        StandingPaper(choice={"a": a, "b": b}, weight=weight)
        for a, b, weight in (("yes", "yes", 30), ("no", "yes", 1), ("no", "no", 5))
    )
    weights = Weights(entitled=100, present=80, cast=36)
    judged = judge(double(), ["a", "b"], votes, entitled=10, present=8, weights=weights)
    assert {"code": "outcome.point_heads", "params": {"number": 1, "yes": 1, "needed": 2}} in explain(judged, double())


# what cannot be


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"weighted": False, "heads": MAJORITY}, "heads_without_weights"),
        ({"electorate": "persons"}, "persons_weigh_the_same"),
        ({"weighted": "yes"}, "`weighted` is true or false"),
        ({"heads": {"of": "cast"}}, "either at_least or more_than"),
        (
            {"method": "stv", "counting": {"seats": 1}, "per": "options", "threshold": None, "heads": MAJORITY},
            "threshold_needless",
        ),
    ],
)
def test_given_weights_where_they_mean_nothing_when_read_then_a_sentence_says_why(
    changes: dict[str, Any], says: str
) -> None:
    source = {"threshold": MAJORITY, "weighted": True} | changes
    with pytest.raises(ValueError, match=says):
        rules_of({name: value for name, value in source.items() if value is not None})


def test_given_rules_with_weights_when_written_and_read_again_then_they_are_the_same() -> None:
    assert rules_of(as_source(double())) == double()
