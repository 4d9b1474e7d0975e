"""Borda: each rank gives points, and the most points win."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.tally import METHODS, Tie, TieBreak
from tests.engine.tally.papers import contest, counted, verdict


def test_given_full_rankings_when_counted_then_the_first_of_four_gets_three_points_and_the_last_none() -> None:
    papers = {"m>n>c>k": 42, "n>c>k>m": 26, "c>k>n>m": 15, "k>c>n>m": 17}
    count = counted("borda", contest("borda", "m n c k"), papers)
    assert count.totals == {"m": 126, "n": 194, "c": 173, "k": 107}
    assert (count.winners, count.order) == (("n",), (("n",), ("c",), ("m",), ("k",)))


def test_given_equal_ranks_when_counted_then_they_share_the_points_of_their_places() -> None:
    count = counted("borda", contest("borda", "a b c"), {"a=b>c": 1, "b>a=c": 2})
    assert count.totals == {"a": Fraction(3, 2) + 1, "b": Fraction(3, 2) + 4, "c": 1}


@pytest.mark.parametrize(
    ("unranked", "totals"),
    [
        ("average", {"a": 4, "b": 3, "c": Fraction(7, 2), "d": Fraction(3, 2)}),
        ("zero", {"a": 3, "b": 2, "c": 3, "d": 0}),
        ("modified", {"a": 2, "b": 1, "c": 1, "d": 0}),
    ],
)
def test_given_options_left_out_when_counted_then_they_get_what_the_setting_says(
    unranked: str, totals: dict[str, Fraction]
) -> None:
    # One ranks two of four, another one of four.
    count = counted("borda", contest("borda", "a b c d", unranked=unranked), {"a>b": 1, "c": 1})
    assert count.totals == totals


def test_given_as_many_points_when_the_chair_decides_then_the_chairs_first_wins() -> None:
    papers = {"a>b>c": 1, "b>a>c": 1}
    assert counted("borda", contest("borda", "a b c"), papers).undecided == (Tie(options=("a", "b")),)
    decided = contest("borda", "a b c", tie=TieBreak(rule="chair", order=("b", "a", "c")))
    assert counted("borda", decided, papers).winners == ("b",)


def test_given_nothing_ranked_when_counted_then_nobody_is_chosen() -> None:
    asked = contest("borda", "a b")
    assert verdict("borda", asked, {"abstain": 3}) == "failed"
    assert METHODS["borda"].count({}, asked).ties == ()


def test_given_one_option_when_somebody_ranked_it_then_it_wins_without_a_point() -> None:
    assert counted("borda", contest("borda", "a"), {"a": 1}).winners == ("a",)
