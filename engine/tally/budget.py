"""Projects that compete for a budget: what the methods that share it out have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Annotated, Literal

from engine.fields import Range
from engine.tally.choose import in_order, marks_among
from engine.tally.contest import Contest
from engine.tally.count import Count, Round, Tie
from engine.tally.every_order import First, every_order, settled
from engine.tally.impossible import impossible
from engine.tally.paper import PaperRules, Some, Values

Preference = Literal["more_support", "lower_cost"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetSettings:
    """`budget`, in the unit of the costs. `papers`: marks (`approvals`, at most `most` of them; 0 is any number), or
    `values` from 0 to `highest` on one project and to `total` together (0: no bound). `enough`: how many papers must
    support a project before it can be funded. `ties`: what comes first where projects are equal, before the ballot's
    own rule is asked: more support (marks or points together), a lower cost."""

    budget: Fraction
    papers: Literal["approvals", "values"] = "approvals"
    most: Annotated[int, Range(0, 1000)] = 0
    highest: Annotated[int, Range(1, 1_000_000)] = 10
    total: Annotated[int, Range(0, 1_000_000)] = 0
    enough: Annotated[int, Range(1, 1_000_000_000)] = 1
    ties: tuple[Preference, ...] = ("more_support", "lower_cost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """`cost` in whole units. `support`: marks or points together. `backers`: for each kind of paper (its place in the
    list of kinds) that supports it, the mark it gives, from the highest mark to the lowest."""

    option: str
    cost: int
    support: int
    voters: int
    backers: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """`unit`: how many whole units make one of the costs' own, so that all costs and the budget are whole. `weights`:
    for each kind of paper, how many there are. `projects` that have enough supporters, sorted by name."""

    unit: int
    budget: int
    weights: tuple[int, ...]
    projects: Mapping[str, Project]
    totals: Mapping[str, Fraction]
    papers: int
    blank: int
    ties: tuple[Preference, ...]

    def foremost(self, tied: list[str]) -> list[str]:
        """Those of the tied that the preferences put first."""
        for preference in self.ties:
            rank = {option: self._rank(preference, option) for option in tied}
            best = min(rank.values())
            tied = [option for option in tied if rank[option] == best]
        return tied

    def _rank(self, preference: Preference, option: str) -> int:
        project = self.projects[option]
        return project.cost if preference == "lower_cost" else -project.support

    def money(self, units: int | Fraction) -> Fraction:
        return Fraction(units) / self.unit


def paper_rules(contest: Contest) -> PaperRules:
    settings: BudgetSettings = contest.settings
    _check(contest)
    if settings.papers == "approvals":
        marks_among(contest.options, settings.most)
        return PaperRules(form="some", options=contest.options, least=1, most=settings.most)
    return PaperRules(form="values", options=contest.options, least=1, highest=settings.highest, total=settings.total)


def _check(contest: Contest) -> None:
    if not contest.costs:
        raise impossible("costs_missing")
    if contest.settings.budget <= 0:
        raise impossible("budget_empty", budget=str(contest.settings.budget))


def race(papers: Mapping[Some | Values | None, int], contest: Contest) -> Race:
    settings: BudgetSettings = contest.settings
    _check(contest)
    costs = contest.costs
    unit = lcm(settings.budget.denominator, *(costs[option].denominator for option in contest.options))
    backers: dict[str, dict[int, int]] = {option: {} for option in sorted(contest.options)}
    weights: list[int] = []
    blank = 0
    for paper, weight in papers.items():
        marks = [(option, 1) for option in paper] if isinstance(paper, frozenset) else [*(paper or ())]
        given = [(option, mark) for option, mark in marks if mark > 0]
        if not given:
            blank += weight
            continue
        for option, mark in given:
            backers[option][len(weights)] = mark
        weights.append(weight)
    projects = {}
    totals = {}
    for option, by in backers.items():
        support = sum(weights[kind] * mark for kind, mark in by.items())
        totals[option] = Fraction(support)
        voters = sum(weights[kind] for kind in by)
        if voters >= settings.enough:
            cost = int(costs[option] * unit)
            projects[option] = Project(option=option, cost=cost, support=support, voters=voters, backers=by)
    return Race(
        unit=unit,
        budget=int(settings.budget * unit),
        weights=tuple(weights),
        projects=projects,
        totals=totals,
        papers=sum(papers.values()),
        blank=blank,
        ties=settings.ties,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """What one order of the tied gives: the projects in the order in which they were funded, the steps, the ties that
    were met, and other figures."""

    funded: tuple[str, ...]
    rounds: tuple[Round, ...]
    ties: tuple[Tie, ...]
    beside: Mapping[str, Fraction]


def spend(run: Callable[[First], Spending], given: Race, contest: Contest, twins: Mapping[str, object]) -> Count:
    """The count of a race: what every order of the tied funds. Where a tie stands, the rounds go as far as it is
    certain what happened, and `share` and the like are there if they are the same either way."""
    orders = every_order(run, contest.tie, twins)
    first = orders.outcomes[0]
    chosen = [frozenset(outcome.funded) for outcome in orders.outcomes]
    ends = settled(chosen if orders.all_of_them else [frozenset(), frozenset(given.projects)], orders.twins)
    certain = len(orders.outcomes) == 1 and ends.tie is None
    winners = tuple(option for option in first.funded if option in ends.certain)
    spent = sum(given.projects[option].cost for option in winners)
    return Count(
        totals=given.totals,
        winners=winners,
        ties=first.ties if certain else (ends.tie,) if ends.tie else (),
        rounds=first.rounds if certain else _common(orders.outcomes, ends.tie),
        order=in_order(given.totals),
        run_off=ends.tie.options if ends.tie and contest.tie.rule == "run_off" else (),
        beside={
            "papers": Fraction(given.papers),
            "blank": Fraction(given.blank),
            "budget": given.money(given.budget),
            "spent": given.money(spent),
            "left": given.money(given.budget - spent),
            **(first.beside if all(outcome.beside == first.beside for outcome in orders.outcomes) else {}),
        },
    )


def _common(outcomes: Sequence[Spending], tie: Tie | None) -> tuple[Round, ...]:
    """The rounds that every order begins with, before anything happens to what is tied."""
    tied = frozenset(tie.options if tie else ())
    common: list[Round] = []
    for steps in zip(*(outcome.rounds for outcome in outcomes), strict=False):
        if any(step != steps[0] for step in steps) or tied & {*steps[0].elected, *steps[0].eliminated}:
            break
        common.append(steps[0])
    return tuple(common)
