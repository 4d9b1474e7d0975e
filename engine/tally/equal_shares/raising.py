"""Raising everybody's share, step by step, for what is left of the budget (add1).

Where shares are large there are tens of thousands of steps, and most change nothing. As long as no comparison in a run
turns out differently, all money in it grows in proportion to the share; so one run can tell for how long that is, and
steps that cannot change anything are passed over. What comes out is what every single step would have given.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import gcd

from engine.tally.budget import Race
from engine.tally.equal_shares.shares import Backed, Bought, Price, Run
from engine.tally.every_order import First

WORTH_A_LOOK = 4
"""How many steps must be passed over for the next look ahead to come at once: one that succeeds costs several steps."""


def raised(given: Race, projects: Mapping[str, Backed], share: Fraction, step: int, first: First) -> Fraction:
    """The share at which to stop: no project with enough backers fits in what is left, or one step more overspends."""
    bought = Run(given, projects, share, first).buy()
    patience = wait = 1
    while not _exhausted(given, bought):
        more = Run(given, projects, share + step, first).buy()
        if more.spent > given.budget:
            break
        share, bought = share + step, more
        wait -= 1
        if not wait and not _exhausted(given, bought):
            passed_over = steps_alike(given, projects, share, step, first)
            share += passed_over * step
            patience = 1 if passed_over >= WORTH_A_LOOK else 2 * patience
            wait = patience
    return share


def steps_alike(given: Race, projects: Mapping[str, Backed], share: Fraction, step: int, first: First) -> int:
    """After how many further steps the same is still bought, for certain."""
    run = SteadyRun(given, projects, share, first, step)
    try:
        run.buy()
    except _UnsteadyError:
        return 0
    return -(-run.steady // step) - 1 if run.steady is not None else 0


def _exhausted(given: Race, bought: Bought) -> bool:
    left = given.budget - bought.spent
    funded = set(bought.funded)
    return all(project.cost > left for option, project in given.projects.items() if option not in funded)


class _UnsteadyError(Exception):
    """The next step may change something."""


class SteadyRun(Run):
    """A run that watches how its money grows with the share. `steady`: while the share is raised by less than this,
    every comparison turns out the same; None where none can ever change. Broken off once that is not more than `step`.
    `gains`: what each kind of paper has more, in the run's unit, per whole unit of the share. Every project is priced
    at every step."""

    def __init__(self, given: Race, projects: Mapping[str, Backed], share: Fraction, first: First, step: int) -> None:
        super().__init__(given, projects, share, first)
        self.step = step
        self.gains = [self.scale] * len(self.money)
        self.steady: Fraction | None = None
        self.slopes: dict[str, int] = {}

    def _cheapest(self) -> dict[str, Price]:
        prices = {}
        for _, option in self.waiting:
            price = self._price(self.projects[option])
            if price is not None:
                prices[option] = price
        self.waiting = []
        if not prices:
            return {}
        lowest = min(price.each for price in prices.values())
        cheapest = {option: price for option, price in sorted(prices.items()) if price.each == lowest}
        falls = {option: self._fall(option, price) for option, price in prices.items()}
        slowest = min(falls[option] for option in cheapest)
        for option, price in prices.items():
            self._until(price.each - lowest, falls[option] - slowest)
            if option not in cheapest:
                self.waiting.append((price.each, option))
        return cheapest

    def _price(self, each: Backed) -> Price | None:
        price = super()._price(each)
        kinds = [
            (side, kind, weight) for side in each.sides for kind, weight in zip(side.kinds, side.weights, strict=True)
        ]
        if price is None:
            behind = sum(weight * self.money[kind] for _, kind, weight in kinds)
            gain = sum(weight * self.gains[kind] for _, kind, weight in kinds)
            self._until(Fraction(each.project.cost * self.scale - behind), Fraction(gain))
            return None
        poor = [
            (side.mark, kind, weight)
            for side in each.sides
            for kind, weight in zip(side.kinds, side.weights, strict=True)
            if self.money[kind] * price.under < price.over * side.mark
        ]
        slope = -sum(weight * self.gains[kind] for _, kind, weight in poor)
        for mark, kind, _ in poor:
            lacking = price.over * mark - self.money[kind] * price.under
            closing = self.gains[kind] * price.under - slope * mark
            self._until(Fraction(lacking), Fraction(closing))
        self.slopes[each.project.option] = slope
        return price

    def _fall(self, option: str, price: Price) -> Fraction:
        """How fast what is paid per point and worth falls as the share grows."""
        return Fraction(-self.slopes[option], price.under * self.scale * self.projects[option].worth)

    def _until(self, distance: Fraction, speed: Fraction) -> None:
        """A comparison turns when a distance has been gone at a speed; never, if it does not close."""
        if speed > 0:
            end = distance / speed
            if end <= self.step:
                raise _UnsteadyError
            self.steady = end if self.steady is None else min(self.steady, end)

    def _pay(self, each: Backed, price: Price) -> None:
        slope = self.slopes[each.project.option]
        finer = price.under // gcd(price.over, price.under, slope)
        self.scale *= finer
        self.money = [some * finer for some in self.money]
        self.gains = [some * finer for some in self.gains]
        point, change = price.over * finer // price.under, slope * finer // price.under
        for side in each.sides:
            for kind in side.kinds:
                rich = self.money[kind] >= point * side.mark
                self.money[kind] = self.money[kind] - point * side.mark if rich else 0
                self.gains[kind] = self.gains[kind] - change * side.mark if rich else 0
        self.spent += each.project.cost
        self.funded.append(each.project.option)
