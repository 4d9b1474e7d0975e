"""Schulze: who is beaten by nobody over the strongest path wins."""

from __future__ import annotations

import pytest

from engine.tally import METHODS, Tie, TieBreak
from tests.engine.tally.papers import contest, counted, verdict

SCHULZE_2011 = {
    "a>c>b>e>d": 5, "a>d>e>c>b": 5, "b>e>d>a>c": 8, "c>a>b>e>d": 3, "c>a>e>b>d": 7, "c>b>a>d>e": 2, "d>c>e>b>a": 7,
    "e>b>a>d>c": 8,
}  # fmt: skip


def test_given_the_example_of_45_voters_when_counted_then_e_a_c_b_d() -> None:
    count = counted("schulze", contest("schulze", "a b c d e"), SCHULZE_2011)
    assert count.order == (("e",), ("a",), ("c",), ("b",), ("d",))
    assert count.winners == ("e",)
    assert count.totals == {"e": 4, "a": 3, "c": 2, "b": 1, "d": 0}
    assert (count.pairs["a"]["b"], count.pairs["b"]["a"]) == (20, 25)


def test_given_one_who_beats_each_other_when_counted_then_that_one_wins_whoever_has_the_most_firsts() -> None:
    papers = {"m>n>c>k": 42, "n>c>k>m": 26, "c>k>n>m": 15, "k>c>n>m": 17}
    assert counted("schulze", contest("schulze", "m n c k"), papers).winners == ("n",)


@pytest.mark.parametrize(("strength", "winner"), [("winning_votes", "b"), ("margins", "a")])
def test_given_a_circle_when_the_measures_differ_then_the_setting_decides(strength: str, winner: str) -> None:
    # a over b by 4 to 2, b over c by 5 to 3, c over a by 5 to 4: the first has the fewest votes, the last the least
    # margin.
    papers = {"a>b>c": 4, "c": 3, "b>c>a": 1, "b=c": 1}
    assert counted("schulze", contest("schulze", "a b c", strength=strength), papers).winners == (winner,)


def test_given_a_perfect_circle_when_no_rule_breaks_it_then_all_are_tied() -> None:
    asked = contest("schulze", "a b c")
    papers = {"a>b>c": 1, "b>c>a": 1, "c>a>b": 1}
    count = counted("schulze", asked, papers)
    assert (count.winners, count.undecided) == ((), (Tie(options=("a", "b", "c")),))
    assert METHODS["schulze"].verdict(count, asked) == "tied"


@pytest.mark.parametrize(
    ("tie", "winners", "run_off", "decided"),
    [
        (TieBreak(rule="chair", order=("b", "a")), ("b",), (), "passed"),
        (TieBreak(rule="status_quo"), (), (), "failed"),
        (TieBreak(rule="run_off"), (), ("a", "b"), "run_off"),
        (TieBreak(rule="lot", seed="x"), ("a",), (), "passed"),
    ],
    ids=["casting vote", "status quo", "run-off", "lot"],
)
def test_given_two_that_nobody_beats_when_the_ballot_has_a_rule_then_it_is_applied(
    tie: TieBreak, winners: tuple[str, ...], run_off: tuple[str, ...], decided: str
) -> None:
    asked = contest("schulze", "a b c", tie=tie)
    count = counted("schulze", asked, {"a>b>c": 2, "b>a>c": 2})
    assert (count.winners, count.run_off) == (winners, run_off)
    assert METHODS["schulze"].verdict(count, asked) == decided


def test_given_nothing_ranked_when_counted_then_nobody_is_chosen() -> None:
    assert verdict("schulze", contest("schulze", "a b"), {"abstain": 3}) == "failed"
    assert counted("schulze", contest("schulze", "a b"), {}).ties == ()


def test_given_one_option_when_somebody_ranked_it_then_it_wins() -> None:
    assert verdict("schulze", contest("schulze", "a"), {"a": 1}) == "passed"
