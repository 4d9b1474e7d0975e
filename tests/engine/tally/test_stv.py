"""The single transferable vote as Scotland counts it, rule by rule."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest

from engine.tally import METHODS, Contest, Count, Tie, TieBreak
from engine.tally.paper import PaperFault, Ranking, read
from engine.tally.stv import Stv, StvSettings

STV = Stv()


def contest(options: str, seats: int, **tie: object) -> Contest:
    settings = StvSettings(seats=seats)
    return Contest(options=tuple(options), settings=settings, tie=TieBreak(**tie))  # type: ignore[arg-type]


def ranked(**papers: int) -> dict[Ranking | None, int]:
    """`ab=3`: three papers that rank a, then b; `_` is a blank one."""
    return {None if name == "_" else tuple((letter,) for letter in name): weight for name, weight in papers.items()}


def counted(options: str, seats: int, *, tie: dict[str, object] | None = None, **papers: int) -> Count:
    return STV.count(ranked(**papers), contest(options, seats, **(tie or {})))


def told(count: Count) -> list[tuple[str, str, str, str]]:
    return [
        (each.reason, "".join(each.elected), "".join(each.transferred), "".join(each.eliminated))
        for each in count.rounds
    ]


# -- the quota


@pytest.mark.parametrize(
    ("papers", "seats", "quota"), [(100, 1, 51), (99, 1, 50), (100, 3, 26), (103, 3, 26), (1, 4, 1)]
)
def test_the_quota_is_the_papers_over_one_more_than_the_seats_rounded_down_plus_one(
    papers: int, seats: int, quota: int
) -> None:
    assert counted("abcde", seats, a=papers).beside["quota"] == quota


def test_given_blank_papers_when_counted_then_they_are_outside_the_quota() -> None:
    count = counted("abc", 1, a=3, b=2, _=50)
    assert (count.beside["quota"], count.beside["papers"], count.beside["blank"]) == (3, 55, 50)
    assert count.winners == ("a",)


# -- a surplus


def test_given_a_surplus_when_passed_on_then_every_paper_goes_at_five_decimals_cut_off() -> None:
    # 7 votes, quota 4 (10 papers, 2 seats): each paper goes on at 3/7 = 0.42857, and 0.00001 is cut off in all.
    count = counted("abc", 2, ab=5, ac=1, a=1, b=1, c=2)
    second = count.rounds[1]
    assert second.totals["a"] == 4
    assert second.totals["b"] == 1 + 5 * Fraction("0.42857")
    assert second.totals["c"] == 2 + Fraction("0.42857")
    assert second.beside["exhausted"] == Fraction("0.42857")
    assert second.beside["lost"] == 3 - 7 * Fraction("0.42857")
    assert sum(second.totals.values()) + sum(second.beside.values()) == 10


def test_given_a_surplus_of_papers_that_came_by_a_surplus_when_passed_on_then_their_value_shrinks_again() -> None:
    # a: 10 of quota 5 -> each paper at 0.50000. b: 3 + 10 * 0.5 = 8 of quota 5, surplus 3: whole papers go on at
    # 3/8 = 0.37500, those that came from a at 0.5 * 3 / 8 = 0.18750.
    count = counted("abcd", 2, abc=10, bd=3, c=1)
    assert count.winners == ("a", "b")
    count = counted("abcd", 3, abc=12, bd=4, c=2, d=2)
    # quota 6; a passes on 6 of 12 at 0.5; b has 4 + 6 = 10, surplus 4: at 0.4 and at 0.2.
    third = count.rounds[2]
    assert third.totals == {"a": 6, "b": 6, "c": 2 + 12 * Fraction("0.2"), "d": 2 + 4 * Fraction("0.4")}


def test_given_two_surpluses_when_passed_on_then_the_largest_goes_first_and_to_nobody_who_is_elected() -> None:
    count = counted("abcd", 3, ba=9, abc=12, c=2, d=1)
    first, second = count.rounds[:2]
    assert (first.elected, first.transferred) == (("a", "b"), ("a",))
    assert second.transferred == ("b",)
    # a's papers pass over b, who is elected, and go to c; b's name nobody else.
    assert second.totals["c"] == 2 + 12 * Fraction("0.41666")
    assert count.rounds[2].beside["exhausted"] > 0


def test_given_exactly_the_quota_when_elected_then_nothing_is_passed_on() -> None:
    count = counted("abc", 2, ab=4, b=3, c=3)
    assert count.rounds[0].elected == ("a",)
    assert all(each.transferred == () for each in count.rounds)


# -- exclusions and the last vacancies


def test_given_no_surplus_when_vacancies_remain_then_the_last_is_excluded_and_papers_go_on_at_their_value() -> None:
    count = counted("abc", 1, a=4, b=3, cb=2)
    assert told(count) == [("elimination", "", "", "c"), ("filled", "b", "", "")]
    assert count.rounds[1].totals == {"a": 4, "b": 5}
    assert count.totals == {"a": 4, "b": 5, "c": 2}


def test_given_as_many_left_as_vacancies_when_that_is_so_then_they_are_elected_without_the_quota() -> None:
    count = counted("abcd", 2, a=10, b=3, c=2, d=1)
    assert count.rounds[-1].reason == "last_vacancies"
    assert count.rounds[-1].elected == ("b",)
    assert count.rounds[-1].totals["b"] < count.beside["quota"]
    assert STV.verdict(count, contest("abcd", 2)) == "passed"


def test_given_as_many_options_as_seats_when_one_paper_ranks_then_all_are_elected_at_once() -> None:
    count = counted("ab", 2, a=1)
    assert (count.winners, len(count.rounds)) == (("a", "b"), 1)


def test_given_the_last_seat_filled_when_a_surplus_is_left_then_it_is_not_passed_on() -> None:
    count = counted("abc", 1, ab=9, b=1)
    assert told(count) == [("filled", "a", "", "")]


def test_given_a_paper_that_names_two_at_once_when_counted_then_it_says_nothing_from_there_on() -> None:
    papers: dict[Ranking | None, int] = {(("c",), ("a", "b")): 2, (("a",),): 3, (("b",),): 4, (("a", "b"),): 7}
    count = STV.count(papers, contest("abc", 1))
    assert count.winners == ("b",)
    assert count.rounds[1].beside["exhausted"] == 2
    assert count.beside["blank"] == 7


# -- ties


def test_given_equal_votes_when_one_must_go_then_looking_back_decides() -> None:
    # d goes first and its paper makes b and c equal at 3; b had fewer before.
    count = counted("abcd", 1, a=5, b=2, c=3, db=1)
    assert told(count)[:2] == [("elimination", "", "", "d"), ("elimination", "", "", "b")]
    assert count.ties == ()


def test_given_equal_surpluses_when_one_is_passed_on_first_then_looking_back_decides() -> None:
    # Both reach 9 with e's papers, above the quota of 8; before that a had 6, and b 7.
    count = counted("abcde", 3, a=6, b=7, c=6, d=6, ea=3, eb=2)
    assert told(count)[:2] == [("elimination", "", "", "e"), ("surplus", "ba", "b", "")]
    assert count.ties == (Tie(options=("c", "d"), at="elimination"),)


def test_given_options_that_never_differed_when_it_decides_who_is_elected_then_the_tie_stands() -> None:
    count = counted("abc", 2, a=5, b=2, c=2)
    assert count.winners == ("a",)
    assert count.undecided == (Tie(options=("b", "c"), at="elimination"),)
    assert count.rounds[-1].reason == "tied"
    assert STV.verdict(count, contest("abc", 2)) == "tied"


def test_given_options_that_never_differed_when_all_ways_elect_the_same_then_there_is_no_tie() -> None:
    count = counted("abcd", 1, a=5, ba=4, c=1, d=1)
    assert (count.winners, count.ties) == (("a",), ())


def test_given_a_standing_tie_when_somebody_wins_either_way_then_that_one_is_elected_for_certain() -> None:
    # d has the quota. Whether b or c is excluded, a is elected; the last seat is open between b and c.
    count = counted("abcd", 3, d=5, a=3, ba=2, ca=2)
    assert count.rounds[-1].elected == ()
    assert count.winners == ("d", "a")
    assert count.undecided == (Tie(options=("b", "c"), at="elimination"),)


@pytest.mark.parametrize(("order", "winner"), [("bc", "b"), ("cb", "c")])
def test_given_a_chair_when_options_tie_then_the_last_in_the_chairs_order_leaves(order: str, winner: str) -> None:
    count = counted("abc", 2, a=5, b=2, c=2, tie={"rule": "chair", "order": tuple(order)})
    assert count.winners == ("a", winner)
    (tie,) = count.ties
    assert (tie.options, tie.at) == (("b", "c"), "elimination")
    assert set(tie.chosen) == {"b", "c"} - {winner}
    assert STV.verdict(count, contest("abc", 2)) == "passed"


def test_given_a_lot_when_options_tie_then_the_published_seed_decides_for_everyone() -> None:
    tie: dict[str, object] = {"rule": "lot", "seed": "2022-11-09"}
    drawn = TieBreak(rule="lot", seed="2022-11-09").in_order("bc")
    assert counted("abc", 2, a=5, b=2, c=2, tie=tie).winners == ("a", drawn[0])
    assert counted("cba", 2, c=2, b=2, a=5, tie=tie).winners == ("a", drawn[0])


@pytest.mark.parametrize(
    ("rule", "verdict", "run_off"), [("run_off", "run_off", ("b", "c")), ("status_quo", "failed", ())]
)
def test_given_another_rule_when_options_tie_then_it_says_what_follows(
    rule: str, verdict: str, run_off: tuple[str, ...]
) -> None:
    count = counted("abc", 2, a=5, b=2, c=2, tie={"rule": rule})
    assert (count.winners, count.run_off) == (("a",), run_off)
    assert STV.verdict(count, contest("abc", 2, rule=rule)) == verdict


def test_given_more_ways_than_can_be_tried_when_options_tie_then_only_what_is_certain_is_elected() -> None:
    options = "abcdefgh"
    papers: dict[Ranking | None, int] = {tuple((each,) for each in order): 1 for order in permutations(options, 5)}
    count = STV.count(papers, contest(options, 3, rule="run_off"))
    assert (count.winners, count.run_off) == ((), tuple(options))
    assert count.undecided == (Tie(options=tuple(options), at="elimination"),)


# -- what is not much of an election


@pytest.mark.parametrize("papers", [{}, {"_": 3}])
def test_given_no_paper_that_ranks_anybody_when_counted_then_nobody_is_elected(papers: dict[str, int]) -> None:
    count = counted("abc", 2, **papers)
    assert (count.winners, count.ties, count.totals) == ((), (), {"a": 0, "b": 0, "c": 0})
    assert STV.verdict(count, contest("abc", 2)) == "failed"


def test_given_one_option_when_one_paper_ranks_it_then_it_is_elected() -> None:
    assert counted("a", 1, a=1).winners == ("a",)


def test_given_options_without_papers_when_they_tie_for_exclusion_then_their_order_is_not_asked() -> None:
    count = counted("abcdefghijklmnopqrst", 2, a=5, b=3, c=2)
    assert (count.winners, count.ties) == (("a", "b"), ())


def test_given_more_seats_than_options_when_asked_then_it_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="seats_over_options: 3, 2"):
        STV.paper(contest("ab", 3))


def test_a_paper_ranks_one_at_a_time_as_many_as_it_likes() -> None:
    rules = METHODS["stv"].paper(contest("abc", 2))
    assert read("b>a", rules) == (("b",), ("a",))
    with pytest.raises(PaperFault, match="paper_equal_ranks"):
        read("b>a=c", rules)
