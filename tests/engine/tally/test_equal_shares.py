"""The method of equal shares: everybody has the same money, and projects are paid for by those who want them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.tally import METHODS, Contest, Count, Tie, TieBreak
from engine.tally.budget import Race, race
from engine.tally.equal_shares.raising import raised, steps_alike
from engine.tally.equal_shares.shares import Backed, Run, backed
from tests.engine.tally.papers import NO_RULE, contest, counted, verdict


def asked(budget: int, costs: dict[str, int], *, tie: TieBreak = NO_RULE, **settings: Any) -> Contest:
    return contest("equal_shares", " ".join(costs), costs=costs, tie=tie, budget=Fraction(budget), **settings)


def shares(budget: int, costs: dict[str, int], votes: dict[str, int], **settings: Any) -> Count:
    return counted("equal_shares", asked(budget, costs, **settings), votes)


TOWN = {"hall": 60, "park": 20, "path": 40}
VOTES = {"hall+park": 6, "path+park": 4}
"""Ten people and 100 to spend: a share of 10."""


def test_given_a_minority_with_money_when_counted_then_its_project_is_funded_which_greedy_would_pass_over() -> None:
    costs = {"a": 20, "b": 30, "c": 50, "d": 40}
    papers = {"a+b+c": 6, "d": 4}
    assert shares(100, costs, papers).winners == ("a", "b", "d")
    greedy = contest("greedy", "a b c d", costs=costs, budget=Fraction(100))
    assert counted("greedy", greedy, papers).winners == ("a", "b", "c")


def test_given_steps_when_counted_then_each_says_what_was_paid_by_whom_and_what_is_left() -> None:
    bought, short = shares(100, TOWN, VOTES).rounds
    assert (bought.reason, bought.elected) == ("funded", ("park",))
    assert bought.beside == {"price": 2, "rho": Fraction(1, 10), "cost": 20, "left": 80}
    assert bought.totals == {"hall": 60, "park": 100, "path": 40}
    assert (short.reason, short.eliminated) == ("short", ("hall", "path"))
    assert short.totals == {"hall": 48, "path": 32}


@pytest.mark.parametrize(
    ("completion", "funded", "share"),
    [
        ("none", ("park",), 10),
        ("utilitarian", ("park", "hall"), 10),
        # At 12 the hall and the path could both be paid for: 120 of 100.
        ("add1", ("park",), 11),
        ("add1u", ("park", "hall"), 11),
    ],
)
def test_given_money_that_is_left_when_a_completion_is_chosen_then_it_is_spent_so(
    completion: str, funded: tuple[str, ...], share: int
) -> None:
    count = shares(100, TOWN, VOTES, completion=completion)
    assert (count.winners, count.beside["share"]) == (funded, share)
    if completion.endswith("u") or completion == "utilitarian":
        assert (count.rounds[-1].reason, count.rounds[-1].eliminated) == ("skipped", ("path",))


def test_given_shares_raised_until_nothing_fits_when_money_is_left_then_it_stops_there() -> None:
    # At 10 the six pay 48 for the hall of 60; at 12 they can; then 20 are left, and nothing costs that little.
    count = shares(100, {"hall": 60, "park": 20, "path": 70}, {"hall+park": 6, "path+park": 4}, completion="add1")
    assert (count.winners, count.beside["share"]) == (("park", "hall"), 12)
    assert count.beside["left"] == 20


@pytest.mark.parametrize(("start", "share"), [("whole", 17), ("exact", Fraction(50, 3))])
def test_given_a_share_that_is_not_whole_when_raised_then_the_setting_says_where_it_starts(
    start: str, share: Fraction
) -> None:
    # Two at 16 pay for 32 of 33; at 16 2/3 they have enough.
    assert shares(50, {"hall": 33, "path": 60}, {"hall": 2, "path": 1}, completion="add1", start=start).beside[
        "share"
    ] == (share)


def test_given_a_backer_with_too_little_when_counted_then_all_of_it_is_paid_and_the_others_pay_the_rest() -> None:
    # b takes 7 from each of three; the one of them who also wants a has 3 left, and the other pays 9.
    count = shares(40, {"a": 12, "b": 21}, {"a+b": 1, "a": 1, "b": 2})
    assert [step.beside["price"] for step in count.rounds] == [7, 9]
    assert [step.beside["rho"] for step in count.rounds] == [Fraction(1, 3), Fraction(3, 4)]
    assert count.beside["left"] == 7


def test_given_points_when_counted_then_who_wants_a_project_more_pays_more() -> None:
    # Each point on a costs 2: 6 and 2. Then 4 and 8 are left, and b takes all of the first and 6 of the second.
    count = shares(20, {"a": 8, "b": 10}, {"a:3+b:1": 1, "a:1+b:1": 1}, papers="values")
    assert [step.beside["price"] for step in count.rounds] == [2, 6]
    assert [step.beside["rho"] for step in count.rounds] == [2, 6]


@pytest.mark.parametrize(("worth", "funded"), [("usual", "big"), ("cost", "big"), ("points", "small")])
def test_given_a_large_and_a_small_project_when_worth_is_by_cost_or_not_then_another_comes_first(
    worth: str, funded: str
) -> None:
    count = shares(60, {"big": 60, "small": 10}, {"big+small": 3, "big": 3}, worth=worth)
    assert count.winners == (funded,)


@pytest.mark.parametrize(("blank", "winners"), [("share", ()), ("left_out", ("hall",))])
def test_given_blank_papers_when_they_have_no_share_then_the_others_have_more(
    blank: str, winners: tuple[str, ...]
) -> None:
    assert shares(100, {"hall": 60}, {"hall": 5, "abstain": 5}, blank=blank).winners == winners


def test_given_a_project_that_costs_nothing_when_somebody_wants_it_then_it_is_funded_first() -> None:
    count = shares(100, {"hall": 60, "name": 0, "song": 0}, {"hall": 2, "name": 1})
    assert count.winners == ("name", "hall")
    assert (count.rounds[0].reason, count.rounds[0].elected) == ("free", ("name",))


TWINS = {"a": 50, "b": 50}


def test_given_two_that_the_same_people_want_when_there_is_money_for_one_then_the_tie_stands() -> None:
    rules = asked(50, TWINS)
    count = counted("equal_shares", rules, {"a+b": 5})
    assert (count.winners, count.undecided) == ((), (Tie(options=("a", "b")),))
    assert METHODS["equal_shares"].verdict(count, rules) == "tied"


def test_given_two_at_one_price_when_different_people_pay_then_there_is_no_tie() -> None:
    count = shares(100, TWINS, {"a": 5, "b": 5})
    assert (count.winners, count.ties) == (("a", "b"), ())


def test_given_two_at_one_price_when_different_people_pay_then_the_lot_is_not_drawn() -> None:
    rules = asked(100, TWINS, tie=TieBreak(rule="lot", seed="1"))
    assert counted("equal_shares", rules, {"a": 5, "b": 5}).ties == ()


def test_given_a_tie_when_the_chair_has_an_order_then_it_is_followed_and_said() -> None:
    rules = asked(50, TWINS, tie=TieBreak(rule="chair", order=("b", "a")))
    count = counted("equal_shares", rules, {"a+b": 5})
    assert (count.winners, count.ties) == (("b",), (Tie(options=("a", "b"), chosen=("b",)),))
    assert METHODS["equal_shares"].verdict(count, rules) == "passed"


def test_given_one_price_when_the_support_or_the_cost_differs_then_the_preferences_decide_in_their_order() -> None:
    # Both cost a point 10; x has four points for 40, y five for 50, and the one who wants both has 10.
    costs = {"x": 40, "y": 50}
    papers = {"x:1+y:1": 1, "x:1": 3, "y:1": 4}
    for ties, winner in ((("more_support",), "y"), (("lower_cost",), "x")):
        assert shares(80, costs, papers, papers="values", ties=ties).winners == (winner,)
    assert shares(80, costs, papers, papers="values", ties=()).undecided == (Tie(options=("x", "y")),)


@pytest.mark.parametrize("papers", [{}, {"abstain": 5}], ids=["no papers", "only blank ones"])
@pytest.mark.parametrize("completion", ["none", "utilitarian", "add1", "add1u"])
@pytest.mark.parametrize("blank", ["share", "left_out"])
def test_given_nothing_chosen_when_counted_then_nothing_is_funded(
    papers: dict[str, int], completion: str, blank: str
) -> None:
    rules = asked(100, TOWN, completion=completion, blank=blank)
    assert counted("equal_shares", rules, papers).winners == ()
    assert verdict("equal_shares", rules, papers) == "failed"


@pytest.mark.parametrize("completion", ["none", "add1"])
def test_given_one_project_when_all_pay_for_it_together_then_it_is_funded(completion: str) -> None:
    assert verdict("equal_shares", asked(100, {"hall": 100}, completion=completion), {"hall": 7}) == "passed"
    assert verdict("equal_shares", asked(99, {"hall": 100}, completion=completion), {"hall": 7}) == "failed"


def test_given_no_costs_when_a_paper_is_made_then_a_sentence_says_so() -> None:
    with pytest.raises(ValueError, match="costs_missing"):
        METHODS["equal_shares"].paper(contest("equal_shares", "a b", budget=Fraction(5)))


OPTIONS = ("a", "b", "c", "d", "e")
RACES = st.builds(
    lambda costs, papers, budget, worth: _race(dict(zip(OPTIONS, costs, strict=True)), papers, budget, worth),
    st.tuples(*(st.integers(1, 60) for _ in OPTIONS)),
    st.dictionaries(
        st.dictionaries(st.sampled_from(OPTIONS), st.integers(1, 4), min_size=1).map(
            lambda marks: tuple(sorted(marks.items()))
        ),
        st.integers(1, 5),
        min_size=1,
        max_size=7,
    ),
    st.integers(20, 120),
    st.sampled_from(["cost", "points"]),
)


def test_given_backers_who_pay_their_last_when_shares_grow_then_they_have_something_for_the_next() -> None:
    # At 10 all three pay their last for a, and the other backer of b has 10 of 12; at 11 there are 1 and 11.
    papers = {(("a", 1), ("b", 1)): 1, (("a", 1),): 2, (("b", 1),): 1}
    race_given, projects = _race({"a": 30, "b": 12}, papers, 42, "cost")
    assert steps_alike(race_given, projects, Fraction(10), 1, by_name) == 0
    assert Run(race_given, projects, Fraction(10), by_name).buy().funded == ("a",)
    assert Run(race_given, projects, Fraction(11), by_name).buy().funded == ("a", "b")


def _race(costs: dict[str, int], papers: Any, budget: int, worth: Any) -> tuple[Race, dict[str, Backed]]:
    race_given = race(papers, asked(budget, costs, papers="values"))
    return race_given, dict(backed(race_given, worth))


def by_name(tied: Any) -> str:
    return min(tied)


@given(RACES)
@settings(max_examples=150, deadline=None)
def test_given_any_papers_when_projects_are_bought_then_no_money_is_made_or_lost(
    given_race: tuple[Race, dict[str, Backed]],
) -> None:
    race_given, projects = given_race
    share = Fraction(race_given.budget, race_given.papers)
    run = Run(race_given, projects, share, by_name)
    bought = run.buy()
    left = sum(Fraction(money, run.scale) * weight for money, weight in zip(run.money, race_given.weights, strict=True))
    assert left + bought.spent == race_given.budget
    assert min(run.money) >= 0


@given(RACES, st.integers(0, 60))
@settings(max_examples=150, deadline=None)
def test_given_steps_that_are_passed_over_when_each_is_taken_then_none_buys_anything_else(
    given_race: tuple[Race, dict[str, Backed]], whole_share: int
) -> None:
    race_given, projects = given_race
    share = Fraction(whole_share, 3)
    bought = Run(race_given, projects, share, by_name).buy().funded
    for step in range(1, min(steps_alike(race_given, projects, share, 1, by_name), 40) + 1):
        assert set(Run(race_given, projects, share + step, by_name).buy().funded) == set(bought)


@given(RACES)
@settings(max_examples=100, deadline=None)
def test_given_raised_shares_when_every_step_is_taken_one_by_one_then_they_stop_at_the_same(
    given_race: tuple[Race, dict[str, Backed]],
) -> None:
    race_given, projects = given_race
    share = Fraction(0)
    while True:
        bought = Run(race_given, projects, share, by_name).buy()
        left = race_given.budget - bought.spent
        unfunded = set(race_given.projects) - set(bought.funded)
        more = Run(race_given, projects, share + 1, by_name).buy()
        if all(race_given.projects[option].cost > left for option in unfunded) or more.spent > race_given.budget:
            break
        share += 1
    assert raised(race_given, projects, Fraction(0), 1, by_name) == share
