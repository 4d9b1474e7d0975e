"""The budget goes to the projects with the most support, one after the other, as most cities do it.

Where a project costs more than what is left it is passed over (`skip`), or the list ends there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Any, ClassVar

from engine.tally.budget import BudgetSettings, Race, Spending, paper_rules, race, spend
from engine.tally.choose import verdict_of, verdicts_under
from engine.tally.contest import TIE_RULES, Contest, TieRule
from engine.tally.count import Count, Round, Tie
from engine.tally.every_order import First
from engine.tally.method import Verdict
from engine.tally.paper import PaperRules, Some, Values


@dataclass(frozen=True, slots=True, kw_only=True)
class GreedySettings(BudgetSettings):
    """`skip`: pass over what does not fit, and go on; else stop at the first that does not."""

    skip: bool = True


@dataclass(frozen=True, slots=True)
class Greedy:
    """What too few support is not funded, whatever is left: no papers and blank papers alone fund nothing. Passed when
    something is funded and no tie stands. Where a tie stands, at most `places` of the tied are funded."""

    settings: ClassVar[type] = GreedySettings
    options: ClassVar[tuple[str, ...]] = ()
    tie_rules: ClassVar[tuple[TieRule, ...]] = TIE_RULES
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = True

    def paper(self, contest: Contest) -> PaperRules:
        return paper_rules(contest)

    def count(self, papers: Mapping[Some | Values | None, int], contest: Contest) -> Count:
        given = race(papers, contest)

        def run(first: First) -> Spending:
            filling = Filling(given, given.budget, skip=contest.settings.skip)
            filling.fill(list(given.projects), first)
            return Spending(
                funded=tuple(filling.funded), rounds=tuple(filling.rounds), ties=tuple(filling.ties), beside={}
            )

        alike = {option: (project.cost, project.support) for option, project in given.projects.items()}
        return spend(run, given, contest, alike)

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        return verdict_of(count, contest.tie, 1)

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return verdicts_under(tie)


class Filling:
    """Spends what is left on projects by their support. Rounds go on from those that are there."""

    def __init__(self, given: Race, left: int, *, skip: bool, reason: str = "funded") -> None:
        self.given = given
        self.left = left
        self.skip = skip
        self.reason = reason
        self.funded: list[str] = []
        self.rounds: list[Round] = []
        self.ties: list[Tie] = []

    def fill(self, options: list[str], first: First) -> None:
        projects = self.given.projects
        ranked = sorted(options, key=lambda option: (-projects[option].support, option))
        for _, level in groupby(ranked, key=lambda option: projects[option].support):
            waiting = list(level)
            while waiting:
                waiting = self._without_what_cannot(waiting)
                if not waiting:
                    break
                option = self._next(waiting, first)
                if projects[option].cost > self.left:
                    self._pass(option, "stopped")
                    return
                waiting.remove(option)
                self._fund(option)

    def _without_what_cannot(self, waiting: list[str]) -> list[str]:
        if not self.skip:
            return waiting
        for option in [each for each in waiting if self.given.projects[each].cost > self.left]:
            self._pass(option, "skipped")
        return [each for each in waiting if self.given.projects[each].cost <= self.left]

    def _next(self, waiting: list[str], first: First) -> str:
        foremost = self.given.foremost(waiting)
        costs = [self.given.projects[option].cost for option in foremost]
        if len(foremost) == 1 or sum(costs) <= self.left or min(costs) > self.left:
            return foremost[0]
        option = first(foremost)
        self.ties.append(Tie(options=tuple(foremost), chosen=(option,)))
        return option

    def _fund(self, option: str) -> None:
        project = self.given.projects[option]
        self.left -= project.cost
        self.funded.append(option)
        self._round(option, self.reason, elected=(option,))

    def _pass(self, option: str, reason: str) -> None:
        self._round(option, reason, eliminated=(option,))

    def _round(
        self, option: str, reason: str, *, elected: tuple[str, ...] = (), eliminated: tuple[str, ...] = ()
    ) -> None:
        project = self.given.projects[option]
        self.rounds.append(
            Round(
                number=len(self.rounds) + 1,
                totals={option: Fraction(project.support)},
                elected=elected,
                eliminated=eliminated,
                beside={"cost": self.given.money(project.cost), "left": self.given.money(self.left)},
                reason=reason,
            )
        )
