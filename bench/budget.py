"""Races for a budget: equal shares, with what it leaves raised step by step or not, and the most support first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

from pabutools.election import ApprovalBallot, ApprovalMultiProfile, Cost_Sat, FrozenApprovalBallot, Instance, Project
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares

from bench.marks import Marks, marks, of_abcvoting, options_of
from bench.ours import ours
from bench.race import Contender, Race, Winners

SHARE = 10
"""Of each paper, in whole units: the more papers, the more there is to spend."""

SEATS = 3


@dataclass(frozen=True, slots=True)
class Drawn:
    papers: Marks
    costs: dict[str, int]

    @property
    def budget(self) -> int:
        return SHARE * len(self.papers)


@cache
def town(papers: int, options: int) -> Drawn:
    """Projects that together cost some three times the budget."""
    drawn = marks(papers, options)
    dice = Random(f"{options} projects")
    most = 6 * SHARE * papers // options
    return Drawn(drawn, {option: dice.randint(1, most) for option in options_of(drawn)})


def options(drawn: Drawn) -> tuple[str, ...]:
    return tuple(drawn.costs)


def costs(drawn: Drawn) -> dict[str, Fraction]:
    return {option: Fraction(cost) for option, cost in drawn.costs.items()}


def budget(drawn: Drawn) -> dict[str, Fraction]:
    return {"budget": Fraction(drawn.budget)}


def papers(drawn: Drawn) -> list[Any]:
    return list(drawn.papers)


def of_pabutools(rule: Callable[..., Any], **settings: Any) -> Contender:
    def parsed(drawn: Drawn) -> tuple[Instance, list[FrozenApprovalBallot]]:
        projects = {option: Project(option, cost) for option, cost in drawn.costs.items()}
        instance = Instance(projects.values(), budget_limit=drawn.budget)
        return instance, [ApprovalBallot([projects[option] for option in paper]).frozen() for paper in drawn.papers]

    def outcome(given: tuple[Instance, list[FrozenApprovalBallot]]) -> Winners:
        instance, ballots = given
        profile = ApprovalMultiProfile(Counter(ballots), instance=instance)
        return frozenset(project.name for project in rule(instance, profile, sat_class=Cost_Sat, **settings))

    return Contender(name="pabutools", parsed=parsed, outcome=outcome)


RACES = (
    Race(
        method="equal_shares",
        draw=town,
        ours=ours("equal_shares", options, papers, costs=costs, by_draw=budget),
        theirs=(of_pabutools(method_of_equal_shares),),
    ),
    Race(
        method="equal_shares",
        variant="add1",
        draw=town,
        ours=ours("equal_shares", options, papers, costs=costs, by_draw=budget, completion="add1", start="exact"),
        theirs=(of_pabutools(method_of_equal_shares, voter_budget_increment=1),),
    ),
    Race(
        method="equal_shares",
        variant="seats",
        draw=marks,
        ours=ours(
            "equal_shares",
            options_of,
            list,
            costs=lambda drawn: dict.fromkeys(options_of(drawn), Fraction(1)),
            budget=Fraction(SEATS),
        ),
        theirs=(of_abcvoting("equal-shares-without-completion", SEATS),),
    ),
    Race(
        method="greedy",
        draw=town,
        ours=ours("greedy", options, papers, costs=costs, by_draw=budget),
        theirs=(of_pabutools(greedy_utilitarian_welfare),),
    ),
)
