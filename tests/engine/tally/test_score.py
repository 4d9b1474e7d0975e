"""Scores: by sum and by mean, and what it means to leave an option without one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.tally import METHODS, Tie
from engine.tally.paper import PaperFault, read
from tests.engine.tally.papers import contest, counted, verdict

PAPERS = {"a:5+b:3": 2, "b:4": 3, "abstain": 5}
"""a has 10 from 2 people, b has 18 from 5, c has none."""


@pytest.mark.parametrize(
    ("by", "unscored", "totals", "winner"),
    [
        ("sum", "left_out", {"a": 10, "b": 18, "c": 0}, "b"),
        ("sum", "lowest", {"a": 13, "b": 18, "c": 5}, "b"),
        ("mean", "left_out", {"a": 5, "b": Fraction(18, 5), "c": 0}, "a"),
        ("mean", "lowest", {"a": Fraction(13, 5), "b": Fraction(18, 5), "c": 1}, "b"),
    ],
)
def test_given_options_without_a_score_when_counted_then_the_setting_says_what_that_means(
    by: str, unscored: str, totals: dict[str, Fraction], winner: str
) -> None:
    asked = contest("score", "a b c", lowest=1, by=by, unscored=unscored)
    count = counted("score", asked, PAPERS)
    assert count.totals == totals
    assert count.winners == (winner,)
    assert count.beside == {"papers": 10, "blank": 5, "scored.a": 2, "scored.b": 5, "scored.c": 0}


def test_given_one_enthusiast_when_three_must_have_scored_an_option_then_a_5_of_one_does_not_win() -> None:
    papers = {"a:5": 1, "b:4": 3}
    assert counted("score", contest("score", "a b", by="mean"), papers).winners == ("a",)
    assert counted("score", contest("score", "a b", by="mean", enough=3), papers).winners == ("b",)


def test_given_scores_below_zero_when_summed_then_the_least_bad_wins() -> None:
    asked = contest("score", "a b", lowest=-5)
    assert counted("score", asked, {"a:-5+b:-1": 2, "a:3": 1}).winners == ("b",)


def test_given_thirds_when_means_are_equal_then_they_are_a_tie_and_not_a_rounding() -> None:
    count = counted("score", contest("score", "a b", by="mean"), {"a:1+b:1": 1, "a:0+b:0": 2})
    assert count.totals == {"a": Fraction(1, 3), "b": Fraction(1, 3)}
    assert count.undecided == (Tie(options=("a", "b")),)


@pytest.mark.parametrize("papers", [{}, {"abstain": 5}], ids=["no papers", "only blank ones"])
@pytest.mark.parametrize("unscored", ["left_out", "lowest"])
def test_given_nothing_scored_when_counted_then_nobody_is_chosen(papers: dict[str, int], unscored: str) -> None:
    asked = contest("score", "a b", by="mean", unscored=unscored)
    assert counted("score", asked, papers).totals == {"a": 0, "b": 0}
    assert verdict("score", asked, papers) == "failed"


def test_given_the_only_option_scored_0_when_counted_then_it_is_chosen_since_it_was_scored() -> None:
    assert verdict("score", contest("score", "a"), {"a:0": 1}) == "passed"


def test_given_a_scale_to_5_when_a_paper_says_6_then_it_is_refused() -> None:
    with pytest.raises(PaperFault, match="paper_value_outside"):
        read("a:6", METHODS["score"].paper(contest("score", "a b")))


@pytest.mark.parametrize(
    ("settings", "says"),
    [({"lowest": 5}, "scores_without_choice: 5, 5"), ({"seats": 3}, "seats_over_options: 3, 2")],
)
def test_given_settings_that_contradict_each_other_when_a_paper_is_made_then_a_sentence_says_so(
    settings: dict[str, int], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        METHODS["score"].paper(contest("score", "a b", **settings))
