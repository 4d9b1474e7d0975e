"""One choice, with and without a majority that a run-off must give."""

from __future__ import annotations

import pytest

from engine.tally import METHODS, Tie, TieBreak
from tests.engine.tally.papers import contest, counted, verdict


def test_given_one_choice_each_when_counted_then_the_most_votes_win_without_a_majority() -> None:
    asked = contest("plurality", "a b c")
    count = counted("plurality", asked, {"a": 4, "b": 3, "c": 2, "abstain": 5})
    assert count.totals == {"a": 4, "b": 3, "c": 2}
    assert (count.winners, count.order) == (("a",), (("a",), ("b",), ("c",)))
    assert count.beside == {"papers": 14, "blank": 5}
    assert METHODS["plurality"].verdict(count, asked) == "passed"


def test_given_two_seats_when_counted_then_the_two_with_the_most_votes_are_chosen() -> None:
    assert counted("plurality", contest("plurality", "a b c", seats=2), {"a": 1, "b": 3, "c": 2}).winners == ("b", "c")


@pytest.mark.parametrize(
    ("papers", "winners", "run_off", "decided"),
    [
        ({"a": 5, "b": 3, "c": 1}, ("a",), (), "passed"),
        ({"a": 5, "b": 3, "c": 2}, (), ("a", "b"), "run_off"),
        ({"a": 5, "b": 3, "c": 1, "abstain": 9}, ("a",), (), "passed"),
        ({"a": 5, "b": 5}, (), ("a", "b"), "run_off"),
        ({"a": 4, "b": 3, "c": 3}, (), ("a", "b", "c"), "run_off"),
        ({"a": 3, "b": 3, "c": 3, "d": 1}, (), ("a", "b", "c"), "run_off"),
        ({"abstain": 4}, (), (), "failed"),
        ({}, (), (), "failed"),
    ],
    ids=[
        "more than half",
        "exactly half",
        "blank papers are no votes",
        "two",
        "two seconds",
        "three firsts",
        "blank",
        "none",
    ],
)
def test_given_a_majority_asked_when_nobody_has_it_then_the_first_two_go_to_another_ballot(
    papers: dict[str, int], winners: tuple[str, ...], run_off: tuple[str, ...], decided: str
) -> None:
    asked = contest("plurality", "a b c d", majority=True)
    count = counted("plurality", asked, papers)
    assert (count.winners, count.run_off, count.undecided) == (winners, run_off, ())
    assert METHODS["plurality"].verdict(count, asked) == decided


def test_given_two_seconds_when_the_chair_orders_them_then_one_of_them_goes_on() -> None:
    asked = contest("plurality", "a b c", majority=True, tie=TieBreak(rule="chair", order=("c", "b", "a")))
    count = counted("plurality", asked, {"a": 4, "b": 3, "c": 3})
    assert count.run_off == ("a", "c")
    assert count.ties == (Tie(options=("b", "c"), at="run_off", chosen=("c",)),)


def test_given_a_tie_without_a_rule_when_counted_then_it_stands() -> None:
    asked = contest("plurality", "a b c")
    assert counted("plurality", asked, {"a": 2, "b": 2, "c": 1}).undecided == (Tie(options=("a", "b")),)
    assert verdict("plurality", asked, {"a": 2, "b": 2, "c": 1}) == "tied"


def test_given_one_option_when_nobody_chose_it_then_it_is_not_chosen() -> None:
    asked = contest("plurality", "a")
    assert counted("plurality", asked, {"a": 1}).winners == ("a",)
    assert counted("plurality", asked, {"abstain": 1}).winners == ()


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [({"seats": 4}, "seats_over_options: 4, 3"), ({"seats": 2, "majority": True}, "majority_of_several")],
    ids=["more seats than options", "a majority for two seats"],
)
def test_given_settings_that_contradict_when_asked_for_a_paper_then_a_sentence_says_so(
    settings: dict[str, int], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        METHODS["plurality"].paper(contest("plurality", "a b c", **settings))
