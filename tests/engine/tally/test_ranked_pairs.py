"""Ranked pairs: defeats are kept from the strongest to the weakest, as long as they make no circle."""

from __future__ import annotations

import pytest

from engine.tally import METHODS, Tie, TieBreak
from engine.tally.locking import lock
from tests.engine.tally.papers import contest, counted, verdict

CIRCLE = {"a>b>c": 4, "b>c>a": 3, "c>a>b": 2}
"""a over b by 6 to 3, b over c by 7 to 2, c over a by 5 to 4."""


def test_given_a_circle_when_counted_then_the_weakest_defeat_is_skipped() -> None:
    count = counted("ranked_pairs", contest("ranked_pairs", "a b c"), CIRCLE)
    assert [(dict(each.totals), each.reason) for each in count.rounds] == [
        ({"b": 7, "c": 2}, "locked"),
        ({"a": 6, "b": 3}, "locked"),
        ({"c": 5, "a": 4}, "skipped"),
    ]
    assert (count.winners, count.order) == (("a",), (("a",), ("b",), ("c",)))
    assert count.totals == {"a": 2, "b": 1, "c": 0}


def test_given_one_who_beats_each_other_when_counted_then_that_one_wins_whoever_has_the_most_firsts() -> None:
    papers = {"m>n>c>k": 42, "n>c>k>m": 26, "c>k>n>m": 15, "k>c>n>m": 17}
    count = counted("ranked_pairs", contest("ranked_pairs", "m n c k"), papers)
    assert count.order == (("n",), ("c",), ("k",), ("m",))


def test_given_equal_defeats_in_a_circle_when_no_rule_breaks_it_then_all_are_tied() -> None:
    asked = contest("ranked_pairs", "a b c")
    count = counted("ranked_pairs", asked, {"a>b>c": 1, "b>c>a": 1, "c>a>b": 1})
    assert [each.reason for each in count.rounds] == ["either"] * 3
    assert (count.winners, count.undecided) == ((), (Tie(options=("a", "b", "c")),))
    assert METHODS["ranked_pairs"].verdict(count, asked) == "tied"


def test_given_equal_defeats_in_a_circle_below_the_winner_when_counted_then_the_winner_is_certain() -> None:
    papers = {"w>a>b>c": 1, "w>b>c>a": 1, "w>c>a>b": 1}
    count = counted("ranked_pairs", contest("ranked_pairs", "w a b c"), papers)
    assert (count.winners, count.ties, count.order) == (("w",), (), (("w",), ("a", "b", "c")))


@pytest.mark.parametrize(
    ("tie", "winners", "run_off", "decided"),
    [
        (TieBreak(rule="chair", order=("b", "a")), ("b",), (), "passed"),
        (TieBreak(rule="status_quo"), (), (), "failed"),
        (TieBreak(rule="run_off"), (), ("a", "b"), "run_off"),
    ],
    ids=["chair", "status quo", "run-off"],
)
def test_given_two_that_nobody_stands_above_when_the_ballot_has_a_rule_then_it_is_applied(
    tie: TieBreak, winners: tuple[str, ...], run_off: tuple[str, ...], decided: str
) -> None:
    asked = contest("ranked_pairs", "a b c", tie=tie)
    count = counted("ranked_pairs", asked, {"a>b>c": 2, "b>a>c": 2})
    assert (count.winners, count.run_off) == (winners, run_off)
    assert METHODS["ranked_pairs"].verdict(count, asked) == decided


def test_given_equal_defeats_when_two_cannot_both_be_kept_then_each_order_is_followed() -> None:
    # a>b is locked first; b>c and c>a are equally strong, and only one of them can follow.
    locked = lock({("a", "b"): 3, ("b", "c"): 2, ("c", "a"): 2}, ("a", "b", "c"))
    assert locked.unbeaten == ("a", "c")
    assert locked.always["a"] == {"b"}
    assert locked.sometimes == {"a": {"b", "c"}, "b": {"c"}, "c": {"a", "b"}}


def test_given_more_orders_than_can_be_followed_when_locking_then_no_winner_is_made_up() -> None:
    names = tuple(f"o{number:02}" for number in range(15))
    circles = {(one, names[(at + step) % 15]): 1 for at, one in enumerate(names) for step in range(1, 8)}
    assert lock(circles, names).unbeaten == names
    above = {("top", name): 2 for name in names}
    assert lock({**circles, **above}, (*names, "top")).unbeaten == ("top",)


def test_given_nothing_ranked_when_counted_then_nobody_is_chosen() -> None:
    assert verdict("ranked_pairs", contest("ranked_pairs", "a b"), {"abstain": 3}) == "failed"
    assert counted("ranked_pairs", contest("ranked_pairs", "a b"), {}).ties == ()


def test_given_one_option_when_somebody_ranked_it_then_it_wins() -> None:
    assert verdict("ranked_pairs", contest("ranked_pairs", "a"), {"a": 1}) == "passed"
