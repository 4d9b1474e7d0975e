"""Which sentences tell why an option was chosen and why another was not, for every method."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import messages
from engine.ballot.contests import Offer, offered
from engine.ballot.explain import Message, describe, explain
from engine.ballot.explain.choice import TELLINGS
from engine.ballot.explain.settings import BY_METHOD
from engine.ballot.outcome import Outcome, judge
from engine.ballot.rules import BallotRules
from engine.ballot.standing import unweighted
from engine.tally import METHODS
from tests.engine.ballot.ballots import Drawn, a_ballot

COSTS = {"a": Fraction(6), "b": Fraction(5), "c": Fraction(3)}
NUMBERS = {"a": 1, "b": 2, "c": 3}


def told(
    method: str, papers: Sequence[str], offer: Mapping[str, Any] | None = None, **rules: Any
) -> tuple[tuple[Message, ...], Outcome]:
    """What is said of a choice between a, b and c (1, 2 and 3)."""
    chosen = BallotRules(method=method, per="options", **rules)
    given_offer = Offer(options=offered(chosen, NUMBERS), **(offer or {}))
    cast = [{"plan": answer} for answer in papers]
    outcome = judge(chosen, ["plan"], unweighted(cast), entitled=26, present=26, offer=given_offer)
    return explain(outcome, chosen, NUMBERS, given_offer)[:-1], outcome


def sentences(*arguments: Any, **rules: Any) -> list[str]:
    return [messages.render("en", each["code"], each["params"]) for each in told(*arguments, **rules)[0]]


def test_most_votes() -> None:
    assert sentences("plurality", ["a", "a", "a", "b", "abstain"]) == [
        "Number 1 is chosen: 3 votes of 4.",
        "Number 2: 1 vote, 2 too few.",
        "Number 3 got nothing.",
    ]


def test_nobody_with_more_than_half() -> None:
    counting = {"majority": True}
    assert sentences("plurality", ["a", "a", "b", "b", "c"], counting=counting) == [
        "There will be a second round between the best.",
        "Nobody had more than half; half is 2.5.",
        "It is between 1 and 2.",
        "Number 3: 1 vote, 1 too few.",
    ]
    assert "Number 1 is chosen: 2 votes of 3, more than half." in sentences(
        "plurality", ["a", "a", "b"], counting=counting
    )


def test_several_with_the_most_marks() -> None:
    assert sentences("approval", ["a+b", "a+b", "a+c"], counting={"seats": 2}) == [
        "2 have been chosen.",
        "Number 1 is chosen, marked by 3 of 3.",
        "Number 2 is chosen, marked by 2 of 3.",
        "Number 3: 1 mark, 1 too few.",
    ]


def test_fewer_with_any_support_than_places() -> None:
    assert sentences("approval", ["a"], counting={"seats": 2})[0] == "1 has been chosen; there were 2 places."


def test_scores_by_their_mean_with_too_few_who_gave_one() -> None:
    counting = {"by": "mean", "enough": 2}
    assert sentences("score", ["a:4+b:5", "a:3+c:1", "c:1"], counting=counting) == [
        "Number 1 is chosen, with 3.5 on average.",
        "Number 2: too few people gave a score, 1; 2 needed.",
        "Number 3: 1 on average, 2.5 too few.",
    ]


def test_which_go_on_and_how_much_was_needed() -> None:
    counting = {"seats": 1}
    assert sentences("portfolio", ["a+b", "a+b", "a"], counting=counting) == [
        "Number 1 goes on: 3 marks; 2 needed.",
        "Number 2 had enough with 2 marks, but no place was left.",
        "Number 3 got nothing.",
    ]
    assert "Number 3 does not go on: 1 mark; 2 needed." in sentences("portfolio", ["a", "a", "c"])


def test_rounds_of_an_instant_run_off() -> None:
    assert sentences("irv", ["a", "a", "b", "b", "c>b"]) == [
        "Number 2 is chosen in round 2: 3 votes of the 5 that counted then.",
        "Number 1 stayed to the end, with 2 votes: 1 too few.",
        "Number 3 left in round 1, with 1 vote.",
    ]


def test_seats_with_a_quota() -> None:
    assert sentences("stv", ["a>c"] * 5 + ["b"] * 2 + ["c"], counting={"seats": 2}) == [
        "2 have been chosen.",
        "Number 1 is chosen in round 1, with 5 votes; 3 was enough.",
        "Number 3 is chosen in round 2, with 3 votes; 3 was enough.",
        "Number 2 still had 2 votes when all places were filled.",
    ]


def test_one_that_is_preferred_to_each_other() -> None:
    assert sentences("schulze", ["a>b>c", "a>c", "b>a"]) == [
        "Number 1 is chosen: beside each other option, more people ranked this one higher.",
        "Number 2 lost to number 1: 1 ranked it higher, 2 lower.",
        "Number 3 lost to number 1: 0 ranked it higher, 3 lower.",
    ]


def test_a_circle() -> None:
    papers = ["a>b>c"] * 4 + ["b>c>a"] * 3 + ["c>a>b"] * 2
    assert sentences("ranked_pairs", papers)[0].startswith("Number 1 is chosen. Some options beat each other in a")
    assert "Number 3 ended below number 1, by what was won and lost against other options." in sentences(
        "ranked_pairs", papers
    )


def test_what_did_not_do_well_enough_against_what_is() -> None:
    counting = {"default": "c", "quorum": "2", "ratios": {"b": "3"}}
    assert sentences("schulze", ["a>c", "b>c", "b>c", "c>b"], counting=counting) == [
        "All stays as it is.",
        "Number 1 took no part: 1 ranked it above how things are now, 2 needed.",
        "Number 2 took no part: 2 ranked it above how things are now, 2 below, and that is not enough.",
    ]


def test_a_budget_shared_out() -> None:
    rules = {"counting": {"budget": "12"}}
    assert sentences("equal_shares", ["a", "a", "a+c", "b"], {"costs": COSTS}, **rules) == [
        "Number 1 goes ahead: those who want it pay 6 together, each at most 2.",
        "6 of 12 is shared out; 6 is left.",
        "Everyone had 3 to share out.",
        "Number 2 does not go ahead: those who want it have 3 left together, and it costs 5.",
        "Number 3 does not go ahead: those who want it have 1 left together, and it costs 3.",
    ]


def test_the_most_support_first() -> None:
    papers = ["a", "a", "b", "b", "b", "c"]
    assert sentences("greedy", papers, {"costs": COSTS}, counting={"budget": "8"}) == [
        "2 have been chosen.",
        "Number 2 goes ahead: support 3, cost 5.",
        "Number 3 goes ahead: support 1, cost 3.",
        "8 of 8 is shared out; 0 is left.",
        "Number 1 does not go ahead: it costs 6, and 3 was left.",
    ]
    stopped = sentences("greedy", papers, {"costs": COSTS}, counting={"budget": "8", "skip": False})
    assert "Number 3 did not get its turn, with support 1: the money ended before it." in stopped


def test_a_tie_by_each_rule() -> None:
    papers = ["a", "b", "c", "a", "b"]
    assert sentences("plurality", papers) == [
        "It is a tie: nothing has been chosen yet.",
        "1 and 2 ended level; at most 1 of them can be chosen.",
        "Number 3: 1 vote, 1 too few.",
    ]
    assert sentences("plurality", papers, tie="status_quo")[0] == "1 and 2 ended level. So all stays as it is."
    assert sentences("plurality", papers, tie="run_off")[:2] == [
        "There will be a second round between the best.",
        "It is between 1 and 2.",
    ]
    assert "The chair decides." in sentences("plurality", papers, tie="chair")
    assert sentences("plurality", papers, {"chair": {"plan": ("b", "a")}}, tie="chair") == [
        "Number 2 is chosen: 2 votes of 5.",
        "1 and 2 ended level; the chair chose 2.",
        "Number 1 had as much, and just missed it.",
        "Number 3: 1 vote, 1 too few.",
    ]
    assert any("the lot chose" in each for each in sentences("plurality", papers, {"lot": "7"}, tie="lot"))


def test_that_none_is_chosen() -> None:
    said, outcome = told("plurality", ["none", "none", "a"], status_quo=True)
    assert outcome.result == "failed"
    assert [each["code"] for each in said[:2]] == ["outcome.stays", "outcome.won.votes.none"]


def consent(*papers: str, per: str = "whole") -> list[str]:
    rules = BallotRules(method="consent", per="whole" if per == "whole" else "clause")
    questions = ["c1", "c2", "c3"] if per == "clause" else ["plan"]
    cast = [dict(zip(questions, each.split(), strict=True)) for each in papers]
    outcome = judge(rules, questions, unweighted(cast), entitled=26, present=26)
    return [messages.render("en", each["code"], each["params"]) for each in explain(outcome, rules)[:-1]]


def test_consent_and_objections() -> None:
    assert consent("consent", "concern") == ["Nobody objects. In consent: 1. There is 1 concern, which has been heard."]
    assert consent("consent", "objection", "objection") == [
        "There are 2 objections, so it does not go ahead now. In consent: 1."
    ]
    assert consent("aside") == ["Nobody has consented. Nothing has been decided."]
    assert consent("consent consent objection", "consent concern aside", per="clause") == [
        "2 of 3 points were adopted.",
        "Point 2: adopted, with 1 concern.",
        "Point 3: 1 objection.",
    ]


def test_how_warm_people_are() -> None:
    rules = BallotRules(method="temperature", per="whole")
    cast = [{"plan": each} for each in ("veto", "wholehearted", "minor_point", "abstain")]
    outcome = judge(rules, ["plan"], unweighted(cast), entitled=26, present=26)
    said = [messages.render("en", each["code"], each["params"]) for each in explain(outcome, rules)[:-1]]
    assert said == [
        "On a scale from 1 (veto) to 7 (wholehearted) the average of 3 answers is 4.66667. In the middle: 6.",
        "There is 1 veto.",
        "This is advice. Nothing has been decided.",
    ]


@pytest.mark.parametrize(
    ("method", "counting", "says"),
    [
        ("plurality", {"majority": True}, "rules.majority"),
        ("approval", {"most": 2}, "rules.marks"),
        ("approval", {"seats": 2}, "rules.seats"),
        ("portfolio", {"share": "2/3", "of": "cast"}, "rules.share.cast"),
        ("portfolio", {"share": "2/3", "compare": "at_least"}, "rules.share.at_least"),
        ("portfolio", {"share": "1/2", "compare": "at_least"}, "rules.share.half"),
        ("portfolio", {"seats": 2}, "rules.seats_at_most"),
        ("score", {"enough": 3}, "rules.enough"),
        ("dots", {"dots": 5, "most_on_one": 2}, "rules.dots.most"),
        ("irv", {"threshold": "first_round"}, "rules.irv.first_round"),
        ("schulze", {"default": "c", "quorum": "45.2", "ratios": {"a": "3"}}, "rules.default.quorum"),
        ("equal_shares", {"budget": "10", "papers": "values", "total": 20}, "rules.points.total"),
        ("equal_shares", {"budget": "10", "completion": "add1u"}, "rules.completion.add1u"),
        ("greedy", {"budget": "10", "skip": False}, "rules.greedy.stop"),
    ],
)
def test_the_settings_of_a_method_are_said_before(method: str, counting: dict[str, Any], says: str) -> None:
    rules = BallotRules(method=method, counting=counting, per="options")
    assert says in [each["code"] for each in describe(rules)]


def test_every_method_has_its_words() -> None:
    assert set(BY_METHOD) == set(METHODS)
    assert set(TELLINGS) == {name for name, method in METHODS.items() if not method.options}


def about(said: Sequence[Message], option: str, drawn: Drawn) -> int:
    """How many sentences are about this option alone."""
    places = [each for each in drawn.offer.options if each != "none"]
    alone = [each for each in said if re.match(r"outcome\.(won|lost|dropped)\.", each["code"])]
    if option == "none":
        return sum(each["code"].endswith(".none") for each in alone)
    return sum(each["params"].get("number") == places.index(option) + 1 for each in alone)


@pytest.mark.parametrize("by", sorted(METHODS))
@given(seed=st.integers(0, 2**32 - 1))
def test_whoever_was_chosen_or_was_not_has_a_sentence_and_every_sentence_can_be_said(by: str, seed: int) -> None:
    drawn = a_ballot(by, seed)
    outcome = drawn.outcome
    said = explain(outcome, drawn.rules, None, drawn.offer)
    for each in (*said, *describe(drawn.rules)):
        for language in messages.LANGUAGES:
            assert "{" not in messages.render(language, each["code"], each["params"])
    if drawn.offer.options and outcome.result != "no_quorum":
        (found,) = outcome.questions
        assert found.count is not None
        for option in drawn.offer.options:
            assert about(said, option, drawn) <= 1
            assert about(said, option, drawn) == 1 or option not in found.chosen or outcome.result == "failed"
            if outcome.result == "passed" and found.count.totals[option]:
                assert about(said, option, drawn) == 1
