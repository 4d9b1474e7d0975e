"""Dots: each paper divides its own."""

from __future__ import annotations

import pytest

from engine.tally import METHODS, Tie
from engine.tally.paper import PaperFault, read
from tests.engine.tally.papers import contest, counted, verdict


def test_given_dots_when_counted_then_the_most_dots_win_and_what_is_unused_is_said() -> None:
    count = counted("dots", contest("dots", "a b c", seats=2, dots=5), {"a:5": 2, "b:3+c:1": 3, "abstain": 1})
    assert count.totals == {"a": 10, "b": 9, "c": 3}
    assert count.winners == ("a", "b")
    assert count.beside == {"papers": 6, "blank": 1, "unused": 3}


def test_given_equal_dots_when_counted_then_the_tie_stands() -> None:
    asked = contest("dots", "a b c", dots=3)
    assert counted("dots", asked, {"a:3": 1, "b:2+c:1": 1, "b:1": 1}).undecided == (Tie(options=("a", "b")),)
    assert verdict("dots", asked, {"a:3": 1, "b:3": 1}) == "tied"


@pytest.mark.parametrize(
    ("answer", "code"),
    [("a:4+b:2", "paper_over_total"), ("a:4", "paper_value_outside"), ("a:-1", "paper_value_outside")],
)
def test_given_five_dots_and_three_on_one_when_a_paper_has_more_then_it_is_refused(answer: str, code: str) -> None:
    most = 4 if code == "paper_over_total" else 3
    rules = METHODS["dots"].paper(contest("dots", "a b c", dots=5, most_on_one=most))
    with pytest.raises(PaperFault, match=code):
        read(answer, rules)


@pytest.mark.parametrize("papers", [{}, {"abstain": 5}, {"a:0": 2}], ids=["no papers", "only blank ones", "no dots"])
def test_given_no_dots_when_counted_then_nothing_is_chosen(papers: dict[str, int]) -> None:
    assert counted("dots", contest("dots", "a"), papers).winners == ()
    assert verdict("dots", contest("dots", "a"), papers) == "failed"


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"dots": 5, "most_on_one": 6}, "dots_over_paper: 6, 5"),
        ({"seats": 3}, "seats_over_options: 3, 2"),
    ],
)
def test_given_settings_that_contradict_each_other_when_a_paper_is_made_then_a_sentence_says_so(
    settings: dict[str, int], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        METHODS["dots"].paper(contest("dots", "a b", **settings))
