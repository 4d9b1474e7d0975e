"""Greedy: the most support first, as far as the money goes."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from engine.tally import METHODS, Contest, Count, Tie, TieBreak
from tests.engine.tally.papers import contest, counted, verdict

COSTS = {"hall": 60, "park": 70, "path": 30, "tree": 10}
PAPERS = {"hall+park": 3, "park": 2, "path": 4, "hall+tree": 3, "abstain": 2}
"""hall 6, park 5, path 4, tree 3."""


def asked(budget: int = 100, *, costs: dict[str, int] = COSTS, tie: TieBreak | None = None, **settings: Any) -> Contest:
    return contest("greedy", " ".join(costs), costs=costs, tie=tie or TieBreak(), budget=Fraction(budget), **settings)


def steps(count: Count) -> list[tuple[str, tuple[str, ...], Fraction]]:
    return [(step.reason, step.elected or step.eliminated, step.beside["left"]) for step in count.rounds]


def test_given_a_project_that_does_not_fit_when_skipping_then_cheaper_ones_after_it_are_funded() -> None:
    count = counted("greedy", asked(), PAPERS)
    assert count.winners == ("hall", "path", "tree")
    assert steps(count) == [
        ("funded", ("hall",), 40),
        ("skipped", ("park",), 40),
        ("funded", ("path",), 10),
        ("funded", ("tree",), 0),
    ]
    assert count.beside == {"papers": 14, "blank": 2, "budget": 100, "spent": 100, "left": 0}


def test_given_a_project_that_does_not_fit_when_not_skipping_then_the_list_ends_there() -> None:
    count = counted("greedy", asked(skip=False), PAPERS)
    assert count.winners == ("hall",)
    assert steps(count)[-1] == ("stopped", ("park",), 40)


def test_given_points_when_counted_then_their_sum_is_the_order() -> None:
    rules = asked(papers="values", highest=5)
    assert counted("greedy", rules, {"park:5": 2, "tree:3+path:1": 3}).totals == {
        "hall": 0,
        "park": 10,
        "path": 3,
        "tree": 9,
    }
    assert counted("greedy", rules, {"park:5": 2, "tree:3+path:1": 3}).winners == ("park", "tree")


def test_given_four_supporters_asked_for_when_a_project_has_three_then_it_is_left_out_whatever_is_left() -> None:
    assert counted("greedy", asked(enough=4), PAPERS).winners == ("hall", "path")


TWO = {"big": 60, "wide": 60, "cheap": 40}


def test_given_equal_support_when_both_fit_then_there_is_no_tie() -> None:
    count = counted("greedy", asked(200, costs=TWO), {"big+wide": 2, "cheap": 1})
    assert (count.winners, count.ties) == (("big", "wide", "cheap"), ())


def test_given_equal_support_when_one_costs_less_then_that_comes_first_unless_the_settings_say_otherwise() -> None:
    papers = {"big+cheap": 2}
    assert counted("greedy", asked(80, costs=TWO), papers).winners == ("cheap",)
    open_tie = counted("greedy", asked(80, costs=TWO, ties=()), papers)
    assert (open_tie.winners, open_tie.undecided) == ((), (Tie(options=("big", "cheap")),))


def test_given_two_alike_and_money_for_one_when_no_rule_decides_then_only_the_rest_is_certain() -> None:
    papers = {"big+wide": 2, "cheap": 1}
    count = counted("greedy", asked(100, costs=TWO), papers)
    assert count.winners == ("cheap",)
    assert count.undecided == (Tie(options=("big", "wide"), places=1),)
    assert count.rounds == ()
    assert count.beside["spent"] == 40


@pytest.mark.parametrize(
    ("tie", "winners", "decided"),
    [
        (TieBreak(rule="chair", order=("wide", "big")), ("wide", "cheap"), "passed"),
        (TieBreak(rule="status_quo"), ("cheap",), "failed"),
        (TieBreak(rule="run_off"), ("cheap",), "run_off"),
        (TieBreak(), ("cheap",), "tied"),
    ],
    ids=["chair", "status quo", "run-off", "none"],
)
def test_given_two_alike_and_money_for_one_when_the_ballot_chose_a_tie_rule_then_it_is_kept(
    tie: TieBreak, winners: tuple[str, ...], decided: str
) -> None:
    rules = asked(100, costs=TWO, tie=tie)
    count = counted("greedy", rules, {"big+wide": 2, "cheap": 1})
    assert count.winners == winners
    assert METHODS["greedy"].verdict(count, rules) == decided
    assert count.run_off == (("big", "wide") if tie.rule == "run_off" else ())


def test_given_two_alike_when_neither_fits_then_the_list_ends_and_the_chair_is_not_asked() -> None:
    rules = asked(50, costs=TWO, skip=False, tie=TieBreak(rule="chair", order=("wide", "big")))
    assert counted("greedy", rules, {"big+wide": 2, "cheap": 1}).ties == ()


def test_given_a_tie_before_the_last_project_when_not_skipping_then_what_follows_depends_on_it() -> None:
    # Either first, the other does not fit and ends the list: the cheap one is never reached.
    count = counted("greedy", asked(100, costs=TWO, skip=False), {"big+wide": 2, "cheap": 1})
    assert (count.winners, count.undecided) == ((), (Tie(options=("big", "wide"), places=1),))


@pytest.mark.parametrize("papers", [{}, {"abstain": 5}], ids=["no papers", "only blank ones"])
def test_given_nothing_chosen_when_counted_then_nothing_is_funded(papers: dict[str, int]) -> None:
    assert counted("greedy", asked(), papers).winners == ()
    assert verdict("greedy", asked(), papers) == "failed"


def test_given_one_project_when_it_costs_all_there_is_then_it_is_funded() -> None:
    assert verdict("greedy", asked(60, costs={"hall": 60}), {"hall": 1}) == "passed"
    assert verdict("greedy", asked(59, costs={"hall": 60}), {"hall": 1}) == "failed"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (contest("greedy", "a b", budget=Fraction(5)), "costs_missing"),
        (asked(0), "budget_empty: 0"),
        (asked(most=5), "marks_over_options: 5, 4"),
    ],
    ids=["no costs", "no budget", "more marks than options"],
)
def test_given_what_cannot_be_counted_when_a_paper_is_made_then_a_sentence_says_so(given: Contest, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        METHODS["greedy"].paper(given)
