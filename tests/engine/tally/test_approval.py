"""Approval, limited multiple choice and the block vote: the most marks win."""

from __future__ import annotations

import pytest

from engine.tally import METHODS, Tie, TieBreak
from engine.tally.paper import PaperFault, read
from tests.engine.tally.papers import contest, counted, verdict


def test_given_marks_when_counted_then_the_most_marks_win_and_all_are_ordered() -> None:
    count = counted("approval", contest("approval", "a b c"), {"a+b": 3, "b+c": 2, "c": 1, "abstain": 4})
    assert count.totals == {"a": 3, "b": 5, "c": 3}
    assert count.winners == ("b",)
    assert count.order == (("b",), ("a", "c"))
    assert count.beside == {"papers": 10, "blank": 4}


def test_given_two_seats_when_the_last_is_tied_then_the_first_is_certain_and_the_tie_is_said() -> None:
    asked = contest("approval", "a b c", seats=2)
    count = counted("approval", asked, {"a+b": 3, "b+c": 3})
    assert count.winners == ("b",)
    assert count.undecided == (Tie(options=("a", "c"), places=1),)
    assert METHODS["approval"].verdict(count, asked) == "tied"


@pytest.mark.parametrize(
    ("tie", "winners", "run_off", "decided"),
    [
        (TieBreak(), ("d",), (), "tied"),
        (TieBreak(rule="status_quo"), ("d",), (), "failed"),
        (TieBreak(rule="chair", order=("c", "b", "a")), ("d", "c", "b"), (), "passed"),
        (TieBreak(rule="chair", order=("c", "b")), ("d",), (), "tied"),
        (TieBreak(rule="lot", seed="2023-04-14"), ("d", "c", "b"), (), "passed"),
        (TieBreak(rule="run_off"), ("d",), ("a", "b", "c"), "run_off"),
    ],
    ids=["none", "status quo", "chair", "a chair who left one out", "lot", "run-off"],
)
def test_given_three_alike_for_two_places_when_the_ballot_chose_a_tie_rule_then_it_is_kept(
    tie: TieBreak, winners: tuple[str, ...], run_off: tuple[str, ...], decided: str
) -> None:
    asked = contest("approval", "a b c d", seats=3, tie=tie)
    count = counted("approval", asked, {"a+d": 2, "b+d": 2, "c+d": 2})
    assert (count.winners, count.run_off) == (winners, run_off)
    assert METHODS["approval"].verdict(count, asked) == decided


@pytest.mark.parametrize("papers", [{}, {"abstain": 5}], ids=["no papers", "only blank ones"])
def test_given_nothing_chosen_when_counted_then_nobody_is_and_it_fails(papers: dict[str, int]) -> None:
    asked = contest("approval", "a b", seats=2)
    assert counted("approval", asked, papers).winners == ()
    assert verdict("approval", asked, papers) == "failed"


def test_given_seats_for_all_when_one_has_no_mark_then_that_seat_stays_empty() -> None:
    asked = contest("approval", "a b", seats=2)
    assert counted("approval", asked, {"a": 1}).winners == ("a",)
    assert verdict("approval", asked, {"a": 1}) == "failed"


def test_given_one_option_when_one_paper_marks_it_then_it_is_chosen() -> None:
    assert verdict("approval", contest("approval", "a"), {"a": 1, "abstain": 9}) == "passed"


def test_given_two_marks_at_most_when_a_paper_bears_three_then_it_is_refused() -> None:
    rules = METHODS["approval"].paper(contest("approval", "a b c d", seats=2, most=2))
    with pytest.raises(PaperFault, match="paper_too_many"):
        read("a+b+c", rules)


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"seats": 3}, "seats_over_options: 3, 2"),
        ({"most": 3}, "marks_over_options: 3, 2"),
    ],
)
def test_given_more_asked_than_there_are_options_when_a_paper_is_made_then_a_sentence_says_so(
    settings: dict[str, int], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        METHODS["approval"].paper(contest("approval", "a b", **settings))
