"""Instant run-off: whoever has the fewest votes leaves, until one has more than half of what still counts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.tally import METHODS, Round, Tie, TieBreak
from engine.tally.irv.ways import look_back, sure_losers
from engine.tally.paper import PaperFault, read
from tests.engine.tally.papers import contest, counted, verdict

TENNESSEE = {"m>n>c>k": 42, "n>c>k>m": 26, "c>k>n>m": 15, "k>c>n>m": 17}


def left(count_rounds: tuple[Round, ...]) -> list[tuple[tuple[str, ...], str]]:
    return [(each.eliminated or each.elected, each.reason) for each in count_rounds]


def test_given_rankings_when_nobody_has_more_than_half_then_the_fewest_leave_and_their_votes_move_on() -> None:
    asked = contest("irv", "m n c k")
    count = counted("irv", asked, TENNESSEE)
    assert left(count.rounds) == [(("c",), "fewest"), (("n",), "fewest"), (("k",), "majority")]
    assert [dict(each.totals) for each in count.rounds] == [
        {"m": 42, "n": 26, "c": 15, "k": 17},
        {"m": 42, "n": 26, "k": 32},
        {"m": 42, "k": 58},
    ]
    assert count.winners == ("k",)
    assert count.totals == {"m": 42, "n": 26, "c": 15, "k": 58}
    assert METHODS["irv"].verdict(count, asked) == "passed"


def test_given_papers_that_rank_nobody_left_when_counted_then_the_majority_is_of_the_others() -> None:
    count = counted("irv", contest("irv", "a b c"), {"a": 4, "b": 3, "c": 2, "abstain": 5})
    assert [(each.beside["exhausted"], each.beside["threshold"]) for each in count.rounds] == [(0, 5), (2, 4)]
    assert (count.winners, count.beside) == (("a",), {"papers": 14, "blank": 5})


def test_given_the_threshold_of_the_first_round_when_votes_run_out_then_the_more_of_two_win_below_it() -> None:
    asked = contest("irv", "a b c", threshold="first_round")
    assert left(counted("irv", asked, {"a": 4, "b": 3, "c": 2}).rounds) == [(("c",), "fewest"), (("a",), "two")]


def test_given_exactly_half_when_counted_then_it_is_no_majority() -> None:
    count = counted("irv", contest("irv", "a b c"), {"a": 3, "b": 2, "c>b": 1})
    assert count.rounds[0].elected == ()
    assert count.undecided == (Tie(options=("a", "b")),)


def test_given_a_batch_when_some_cannot_catch_up_together_then_they_leave_together() -> None:
    papers = {"a": 10, "b": 9, "c>b": 4, "d>b": 3, "e>a": 1}
    assert left(counted("irv", contest("irv", "a b c d e", elimination="batch"), papers).rounds) == [
        (("e", "d", "c"), "batch"),
        (("b",), "majority"),
    ]
    assert len(counted("irv", contest("irv", "a b c d e"), papers).rounds) == 4


@pytest.mark.parametrize(
    ("votes", "stay", "losers"),
    [
        ({"a": 8, "b": 3, "c": 3, "d": 2, "e": 1, "f": 0}, 1, ("f", "e")),
        ({"a": 8, "b": 3, "c": 3}, 1, ("b", "c")),
        ({"a": 8, "b": 3, "c": 3}, 2, ()),
        ({"a": 3, "b": 3}, 1, ()),
        ({"a": 6, "b": 3, "c": 3}, 1, ()),
    ],
    ids=["two of six", "both", "two must stay", "equal", "as many as the next is not fewer"],
)
def test_given_votes_when_the_sure_losers_are_sought_then_they_have_fewer_together_than_the_next(
    votes: dict[str, int], stay: int, losers: tuple[str, ...]
) -> None:
    assert sure_losers(votes, stay) == losers


def test_given_two_left_to_show_when_somebody_has_won_then_the_others_leave_and_the_threshold_stays() -> None:
    count = counted("irv", contest("irv", "a b c d", until_two=True), {"a": 9, "b": 3, "c>b": 2, "d": 1})
    assert left(count.rounds) == [
        (("a",), "majority"),
        (("d",), "fewest"),
        (("c",), "fewest"),
        ((), "two"),
    ]
    assert count.rounds[-1].totals == {"a": 9, "b": 5}
    assert {each.beside["threshold"] for each in count.rounds} == {8}


IT_MATTERS = {"a>b": 3, "b": 4, "c>d": 2, "d>a": 2}
"""Without c, d stays ahead of a, and b wins; without d, a does."""


class TestTies:
    """Equal options with the fewest votes."""

    def test_given_no_difference_when_equal_ones_have_fewer_together_than_the_next_then_they_leave_together(
        self,
    ) -> None:
        count = counted("irv", contest("irv", "a b c d"), {"a": 5, "b": 4, "c>b": 1, "d>b": 1})
        assert left(count.rounds) == [(("c", "d"), "fewest"), (("b",), "majority")]
        assert count.ties == ()

    def test_given_every_way_comes_to_the_same_when_counted_then_there_is_no_tie(self) -> None:
        count = counted("irv", contest("irv", "a b c d"), {"a": 5, "b": 3, "c>a": 2, "d>a": 2})
        assert left(count.rounds) == [(("c",), "either"), (("a",), "majority")]
        assert (count.winners, count.ties) == (("a",), ())

    def test_given_ways_that_differ_when_no_rule_breaks_it_then_the_tie_stands_and_so_does_who_wins(self) -> None:
        asked = contest("irv", "a b c d")
        count = counted("irv", asked, IT_MATTERS)
        assert left(count.rounds) == [((), "tied")]
        assert count.undecided == (Tie(options=("c", "d"), at="elimination"), Tie(options=("a", "b")))
        assert (count.winners, METHODS["irv"].verdict(count, asked)) == ((), "tied")

    @pytest.mark.parametrize(
        ("tie", "winners", "run_off", "decided"),
        [
            (TieBreak(rule="chair", order=("a", "b", "c", "d")), ("a",), (), "passed"),
            (TieBreak(rule="status_quo"), (), (), "failed"),
            (TieBreak(rule="run_off"), (), ("a", "b"), "run_off"),
        ],
        ids=["chair", "status quo", "run-off"],
    )
    def test_given_two_left_with_as_many_when_the_ballot_has_a_rule_then_it_is_applied(
        self, tie: TieBreak, winners: tuple[str, ...], run_off: tuple[str, ...], decided: str
    ) -> None:
        asked = contest("irv", "a b", tie=tie)
        count = counted("irv", asked, {"a": 2, "b": 2})
        assert (count.winners, count.run_off) == (winners, run_off)
        assert METHODS["irv"].verdict(count, asked) == decided

    def test_given_the_chairs_order_when_the_fewest_are_equal_then_the_chairs_last_leaves(self) -> None:
        asked = contest("irv", "a b c d", tie=TieBreak(rule="chair", order=("c", "d", "a", "b")))
        count = counted("irv", asked, IT_MATTERS)
        assert (count.rounds[0].eliminated, count.winners) == (("d",), ("a",))
        assert count.ties[0] == Tie(options=("c", "d"), at="elimination", chosen=("d",))

    def test_given_looking_back_when_the_fewest_are_equal_then_who_had_fewer_before_leaves(self) -> None:
        # Without e, c and d have four each; before, c had three.
        papers = {"a>b": 6, "b": 8, "c>d": 3, "d>a": 4, "e>c": 1}
        back = counted("irv", contest("irv", "a b c d e", look_back=True), papers)
        assert left(back.rounds)[:2] == [(("e",), "fewest"), (("c",), "look_back")]
        assert back.winners == ("b",)
        assert counted("irv", contest("irv", "a b c d e"), papers).winners == ()

    def test_given_several_rounds_to_look_back_on_when_they_differ_then_the_latest_counts(self) -> None:
        assert look_back(("c", "d", "e"), [{"c": 1, "d": 2, "e": 2}, {"c": 2, "d": 2, "e": 3}]) == ("c",)
        assert look_back(("c", "d"), [{"c": 2, "d": 2}]) == ("c", "d")

    def test_given_more_ways_than_can_be_followed_when_counted_then_the_tie_stands(self) -> None:
        options = " ".join(f"o{number:02}" for number in range(16))
        count = counted("irv", contest("irv", options), dict.fromkeys(options.split(), 1))
        assert count.undecided == (Tie(options=tuple(options.split())),)


def test_given_equal_ranks_when_they_are_allowed_then_the_paper_is_shared_among_those_in_the_race() -> None:
    count = counted("irv", contest("irv", "a b c", equal=True), {"a=b>c": 3, "a=b=c": 1, "c": 2, "b": 1})
    assert count.rounds[0].totals == {"a": Fraction(11, 6), "b": Fraction(17, 6), "c": Fraction(7, 3)}
    assert count.rounds[0].eliminated == ("a",)
    assert count.rounds[1].totals == {"b": Fraction(9, 2), "c": Fraction(5, 2)}
    assert count.winners == ("b",)


def test_given_equal_ranks_when_they_are_not_allowed_then_the_paper_says_nothing_from_there_on() -> None:
    asked = contest("irv", "a b c")
    with pytest.raises(PaperFault, match="paper_equal_ranks"):
        read("a=b>c", METHODS["irv"].paper(asked))
    count = METHODS["irv"].count({(("a", "b"), ("c",)): 3, (("c",), ("a", "b")): 1, (("a",),): 2}, asked)
    assert [dict(each.totals) for each in count.rounds] == [{"a": 2, "b": 0, "c": 1}]
    assert count.rounds[0].beside == {"exhausted": 3, "threshold": 2}


def test_given_nothing_ranked_when_counted_then_nobody_is_chosen() -> None:
    for papers in ({}, {"abstain": 3}):
        assert verdict("irv", contest("irv", "a b"), papers) == "failed"
        assert counted("irv", contest("irv", "a b"), papers).rounds == ()


def test_given_one_option_when_somebody_ranked_it_then_it_wins() -> None:
    assert left(counted("irv", contest("irv", "a"), {"a": 1}).rounds) == [(("a",), "majority")]
