"""Options that must do well enough against what is: Debian's quorum and majority ratio."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from engine.tally import METHODS
from tests.engine.tally.papers import contest, counted

PAIRWISE = pytest.mark.parametrize("method", ["schulze", "ranked_pairs"])


def protected(method: str, papers: dict[str, int], options: str = "a b d", **settings: Any) -> tuple[Any, Any]:
    asked = contest(method, options, default="d", **settings)
    count = counted(method, asked, papers)
    return count, METHODS[method].verdict(count, asked)


@PAIRWISE
def test_given_a_quorum_when_fewer_prefer_an_option_to_the_default_then_it_is_dropped_before(method: str) -> None:
    # a beats b, and would win; but only four prefer it to what is.
    count, verdict = protected(method, {"a>d": 4, "b>d": 3, "b=a>d": 3, "d": 1}, quorum=Fraction("7.5"))
    assert (count.rounds[0].reason, count.rounds[0].eliminated) == ("quorum", ("a", "b"))
    assert count.rounds[0].totals == {"a": 7, "b": 6}
    assert count.rounds[0].beside == {"quorum": Fraction(15, 2)}
    assert (count.winners, verdict) == (("d",), "failed")


@PAIRWISE
def test_given_exactly_the_quorum_when_held_against_it_then_it_is_reached(method: str) -> None:
    count, verdict = protected(method, {"a>d": 7, "d": 1}, quorum=Fraction(7))
    assert (count.winners, verdict) == (("a",), "passed")
    assert count.rounds[0].eliminated == ("b",)


@PAIRWISE
@pytest.mark.parametrize(
    ("papers", "compare", "dropped"),
    [
        ({"a>d": 9, "d>a": 3}, "at_least", False),
        ({"a>d": 9, "d>a": 3}, "more_than", True),
        ({"a>d": 10, "d>a": 3}, "more_than", False),
        ({"a>d": 8, "d>a": 3}, "at_least", True),
    ],
    ids=["exactly, as it reads now", "exactly, as it read until 2015", "more", "less"],
)
def test_given_a_ratio_of_three_to_one_when_compared_then_as_the_setting_says(
    method: str, papers: dict[str, int], compare: str, dropped: bool
) -> None:
    count, verdict = protected(method, papers, "a d", ratios={"a": Fraction(3)}, compare=compare)
    assert count.rounds[1].reason == "ratio"
    assert count.rounds[1].beside == {"a": 9}
    assert count.rounds[1].eliminated == (("a",) if dropped else ())
    assert (count.winners, verdict) == ((("d",), "failed") if dropped else (("a",), "passed"))


@PAIRWISE
@pytest.mark.parametrize("compare", ["at_least", "more_than"])
def test_given_as_many_for_an_option_as_for_the_default_when_no_ratio_is_asked_then_it_is_dropped(
    method: str, compare: str
) -> None:
    count, verdict = protected(method, {"a>d": 5, "d>a": 5}, "a d", compare=compare)
    assert (count.rounds[1].eliminated, verdict) == (("a",), "failed")


@PAIRWISE
def test_given_a_dropped_option_when_counted_then_it_spoils_nothing_and_stands_in_no_order(method: str) -> None:
    count, verdict = protected(method, {"a>b>d": 5, "d>b>a": 4, "b>d>a": 2}, ratios={"a": Fraction(2)})
    assert count.rounds[1].eliminated == ("a",)
    assert (count.winners, verdict, count.order) == (("b",), "passed", (("b",), ("d",)))
    assert count.pairs["a"]["d"] == 5


@PAIRWISE
@pytest.mark.parametrize("papers", [{}, {"abstain": 3}], ids=["no papers", "only blank ones"])
def test_given_nothing_ranked_when_there_is_a_default_then_what_is_remains(method: str, papers: dict[str, int]) -> None:
    count, verdict = protected(method, papers)
    assert (count.winners, count.ties, verdict) == (("d",), (), "failed")


@PAIRWISE
@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"quorum": Fraction(2)}, "default_not_named"),
        ({"ratios": {"a": Fraction(2)}}, "default_not_named"),
        ({"default": "x"}, "default_unknown: x"),
        ({"default": "d", "quorum": Fraction(-1)}, "default_quorum_below: -1"),
        ({"default": "d", "ratios": {"x": Fraction(2)}}, "ratio_of_nobody"),
        ({"default": "d", "ratios": {"d": Fraction(2)}}, "ratio_of_default"),
        ({"default": "d", "ratios": {"a": Fraction(1, 2)}}, "ratio_below"),
    ],
    ids=["quorum of nothing", "ratio to nothing", "unknown", "below 0", "ratio of nobody", "of the default", "below 1"],
)
def test_given_rules_that_contradict_when_asked_for_a_paper_then_a_sentence_says_so(
    method: str, settings: dict[str, Any], sentence: str
) -> None:
    asked = contest(method, "a b d", **settings)
    with pytest.raises(ValueError, match=sentence):
        METHODS[method].paper(asked)
    with pytest.raises(ValueError, match=sentence):
        METHODS[method].count({}, asked)
