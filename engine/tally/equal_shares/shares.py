"""One run of the method of equal shares, with a given share for everybody.

Whole numbers throughout: money is counted in a small unit, made smaller whenever a price would not be whole in it.
Papers of one kind have the same money and are kept together. What a project costs its backers only rises while a run
goes on, so it is worked out again only when what was last known of it could still be the lowest.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress
from math import gcd
from operator import mul
from typing import Literal

from engine.tally.budget import Project, Race
from engine.tally.count import Round, Tie
from engine.tally.every_order import First

Worth = Literal["cost", "points"]


@dataclass(frozen=True, slots=True)
class Side:
    """The backers of a project that give it the same mark: kinds of papers, and how many there are of each."""

    mark: int
    kinds: tuple[int, ...]
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Backed:
    """A project with its backers, and what one of its points is worth to them: its cost, or the same for all."""

    project: Project
    sides: tuple[Side, ...]
    worth: int
    by_cost: bool

    def in_all(self, per_kind: Sequence[int]) -> int:
        """What its backers have together."""
        return sum(sum(map(mul, map(per_kind.__getitem__, side.kinds), side.weights)) for side in self.sides)


@dataclass(frozen=True, slots=True)
class Price:
    """Who can pays `over / under` per point in the run's unit; the rest of its backers pay all they have. `each`: what
    is paid per point and worth, in whole units; the lowest is bought first."""

    over: int
    under: int
    each: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """`spent` in whole units; more than the budget where the run was broken off as too dear."""

    funded: tuple[str, ...]
    spent: int
    ties: tuple[Tie, ...]
    rounds: tuple[Round, ...]


def backed(given: Race, worth: Worth) -> Mapping[str, Backed]:
    """The projects that cost something, with their backers sorted into sides."""
    projects = {}
    by_cost = worth == "cost"
    for option, project in given.projects.items():
        if project.cost:
            by_mark: dict[int, list[int]] = {}
            for kind, mark in project.backers.items():
                by_mark.setdefault(mark, []).append(kind)
            sides = tuple(
                Side(mark, tuple(kinds), tuple(given.weights[kind] for kind in kinds))
                for mark, kinds in sorted(by_mark.items())
            )
            projects[option] = Backed(project, sides, project.cost if by_cost else 1, by_cost)
    return projects


class Run:
    """Buy until nothing can be paid for, or more is spent than there is. `share` in whole units, and so is what each
    paper begins with. `recording`: keep the rounds."""

    def __init__(
        self, given: Race, projects: Mapping[str, Backed], share: Fraction, first: First, *, recording: bool = False
    ) -> None:
        self.given = given
        self.projects = projects
        self.first = first
        self.recording = recording
        self.scale = share.denominator
        self.money = [share.numerator] * len(given.weights)
        self.waiting = [(self._at_best(each), option) for option, each in projects.items()]
        heapq.heapify(self.waiting)
        self.spent = 0
        self.funded: list[str] = []
        self.short: list[str] = []
        self.ties: list[Tie] = []
        self.rounds: list[Round] = []

    def buy(self) -> Bought:
        self._take_what_is_free()
        while self.spent <= self.given.budget:
            cheapest = self._cheapest()
            if not cheapest:
                break
            option = self._choose(cheapest)
            for other, price in cheapest.items():
                if other != option:
                    heapq.heappush(self.waiting, (price.each, other))
            behind = self._affordable([option, *(other for _, other in self.waiting)])
            self._pay(self.projects[option], cheapest[option])
            self._record(option, cheapest[option], behind)
        self._record_short()
        return Bought(funded=tuple(self.funded), spent=self.spent, ties=tuple(self.ties), rounds=tuple(self.rounds))

    def _at_best(self, each: Backed) -> Fraction:
        """The price if all its backers could pay: it is never lower."""
        return Fraction(each.project.cost, each.project.support * each.worth)

    def _cheapest(self) -> dict[str, Price]:
        """All projects at the lowest price."""
        known: list[tuple[Price, str]] = []
        lowest: Fraction | None = None
        while self.waiting and (lowest is None or self.waiting[0][0] <= lowest):
            _, option = heapq.heappop(self.waiting)
            price = self._price(self.projects[option])
            if price is None:
                self.short.append(option)
                continue
            known.append((price, option))
            lowest = price.each if lowest is None else min(lowest, price.each)
        for price, option in known:
            if price.each != lowest:
                heapq.heappush(self.waiting, (price.each, option))
        return {option: price for price, option in sorted(known, key=lambda each: each[1]) if price.each == lowest}

    def _price(self, each: Backed) -> Price | None:
        """None where its backers have less than it costs."""
        money = self.money
        rest = each.project.cost * self.scale
        rich = [(side.mark, [money[kind] for kind in side.kinds], side.weights) for side in each.sides]
        if sum(sum(map(mul, have, weights)) for _, have, weights in rich) < rest:
            return None
        under, before = each.project.support, 0
        while under != before:
            before = under
            for place, (mark, have, weights) in enumerate(rich):
                # Who has at most this much has less than the price.
                limit = (rest * mark - 1) // under
                poor = [some <= limit for some in have]
                if any(poor):
                    rest -= sum(compress(map(mul, have, weights), poor))
                    under -= mark * sum(compress(weights, poor))
                    can = [some > limit for some in have]
                    rich[place] = (mark, list(compress(have, can)), tuple(compress(weights, can)))
        return Price(rest, under, Fraction(rest, under * self.scale * each.worth))

    def _choose(self, cheapest: Mapping[str, Price]) -> str:
        tied = self.given.foremost(sorted(cheapest))
        if len(tied) == 1 or self._all_can_be_bought(tied, cheapest):
            return tied[0]
        option = self.first(tied)
        self.ties.append(Tie(options=tuple(tied), chosen=(option,)))
        return option

    def _all_can_be_bought(self, tied: list[str], prices: Mapping[str, Price]) -> bool:
        """Whether buying some of the tied changes nothing for the others: then their order does not matter."""
        due: dict[int, Fraction] = {}
        for option in tied:
            price = Fraction(prices[option].over, prices[option].under)
            for side in self.projects[option].sides:
                for kind in side.kinds:
                    if self.money[kind]:
                        due[kind] = due.get(kind, Fraction(0)) + min(price * side.mark, Fraction(self.money[kind]))
        return all(owed <= self.money[kind] for kind, owed in due.items())

    def _pay(self, each: Backed, price: Price) -> None:
        finer = price.under // gcd(price.over, price.under)
        if finer > 1:
            self.scale *= finer
            self.money = [some * finer for some in self.money]
        point = price.over * finer // price.under
        money = self.money
        for side in each.sides:
            due = point * side.mark
            for kind in side.kinds:
                some = money[kind]
                money[kind] = some - due if some > due else 0
        self.spent += each.project.cost
        self.funded.append(each.project.option)

    def _take_what_is_free(self) -> None:
        free = [option for option, project in self.given.projects.items() if not project.cost]
        for option in free:
            self.funded.append(option)
            if self.recording:
                self._round({}, "free", elected=(option,))

    def _affordable(self, options: list[str]) -> Mapping[str, Fraction]:
        """What the backers of each have left who still have enough for it. Which of the others are known to be short
        already is chance: they are looked at when their turn comes."""
        return {
            option: left
            for option, left in self._behind(options).items()
            if left >= self.given.money(self.projects[option].project.cost)
        }

    def _behind(self, options: list[str]) -> Mapping[str, Fraction]:
        """What the backers of each have left."""
        if not self.recording:
            return {}
        return {
            option: self.given.money(Fraction(self.projects[option].in_all(self.money), self.scale))
            for option in sorted(options)
        }

    def _record(self, option: str, price: Price, behind: Mapping[str, Fraction]) -> None:
        if self.recording:
            each = self.projects[option]
            self._round(
                behind,
                "funded",
                elected=(option,),
                price=self.given.money(price.each * each.worth),
                rho=price.each if each.by_cost else self.given.money(price.each),
                cost=self.given.money(each.project.cost),
            )

    def _record_short(self) -> None:
        if self.recording and self.short:
            self._round(self._behind(self.short), "short", eliminated=tuple(sorted(self.short)))

    def _round(
        self,
        totals: Mapping[str, Fraction],
        reason: str,
        *,
        elected: tuple[str, ...] = (),
        eliminated: tuple[str, ...] = (),
        **beside: Fraction,
    ) -> None:
        left = self.given.money(self.given.budget - self.spent)
        self.rounds.append(
            Round(
                number=len(self.rounds) + 1,
                totals=totals,
                elected=elected,
                eliminated=eliminated,
                beside={**beside, "left": left},
                reason=reason,
            )
        )
