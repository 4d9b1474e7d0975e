"""Which of several go on: enough marks, at most so many, or both."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from engine.tally import METHODS, Tie
from tests.engine.tally.papers import contest, counted, verdict

PAPERS = {"a+b": 4, "a+c": 2, "d": 2, "abstain": 4}
"""a 6, b 4, c 2 and d 2 of 8 valid papers, 12 cast."""


@pytest.mark.parametrize(
    ("settings", "go_on"),
    [
        ({}, ("a",)),
        ({"compare": "at_least"}, ("a", "b")),
        ({"compare": "at_least", "of": "cast"}, ("a",)),
        ({"of": "cast"}, ()),
        ({"share": Fraction(1, 4)}, ("a", "b")),
        ({"share": Fraction(1, 4), "compare": "at_least"}, ("a", "b", "c", "d")),
        ({"share": Fraction(1, 4), "compare": "at_least", "seats": 1}, ("a",)),
        ({"share": Fraction(0), "compare": "at_least", "seats": 2}, ("a", "b")),
    ],
    ids=str,
)
def test_given_the_same_marks_when_the_share_its_base_or_the_places_differ_then_others_go_on(
    settings: dict[str, Any], go_on: tuple[str, ...]
) -> None:
    assert counted("portfolio", contest("portfolio", "a b c d", **settings), PAPERS).winners == go_on


def test_given_a_share_when_counted_then_what_was_needed_is_said_exactly() -> None:
    count = counted("portfolio", contest("portfolio", "a b c d", share=Fraction(1, 3)), PAPERS)
    assert count.beside == {"papers": 12, "blank": 4, "base": 8, "needed": Fraction(8, 3)}


def test_given_three_places_when_two_are_alike_for_the_last_then_the_tie_stands() -> None:
    asked = contest("portfolio", "a b c d", share=Fraction(0), seats=3)
    count = counted("portfolio", asked, PAPERS)
    assert (count.winners, count.undecided) == (("a", "b"), (Tie(options=("c", "d")),))
    assert verdict("portfolio", asked, PAPERS) == "tied"


def test_given_two_alike_when_one_of_them_misses_no_place_then_there_is_no_tie() -> None:
    assert counted("portfolio", contest("portfolio", "a b", seats=2), {"a+b": 1}).ties == ()


@pytest.mark.parametrize("papers", [{}, {"abstain": 5}], ids=["no papers", "only blank ones"])
def test_given_nothing_marked_when_no_share_is_asked_then_still_nothing_goes_on(papers: dict[str, int]) -> None:
    asked = contest("portfolio", "a b", share=Fraction(0), compare="at_least")
    assert verdict("portfolio", asked, papers) == "failed"
    assert verdict("portfolio", asked, {**papers, "b": 1}) == "passed"


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"share": Fraction(1)}, "share_out_of_reach"),
        ({"share": Fraction(3, 2), "compare": "at_least"}, "share_out_of_reach"),
        ({"share": Fraction(-1, 2)}, "share_out_of_reach"),
        ({"seats": 3}, "seats_over_options: 3, 2"),
        ({"most": 3}, "marks_over_options: 3, 2"),
    ],
)
def test_given_a_share_or_places_that_cannot_be_when_a_paper_is_made_then_a_sentence_says_so(
    settings: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        METHODS["portfolio"].paper(contest("portfolio", "a b", **settings))
