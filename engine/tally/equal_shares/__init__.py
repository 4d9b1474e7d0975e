"""Everybody gets the same share of the budget, and projects are paid for by those who want them.

D. Peters, G. Pierczynski and P. Skowron, "Proportional participatory budgeting with additive utilities", 2021; what is
done with money that is left as https://equalshares.net publishes it (add1, add1u).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from engine.fields import Range
from engine.tally.budget import BudgetSettings, Race, Spending, paper_rules, race, spend
from engine.tally.choose import verdict_of, verdicts_under
from engine.tally.contest import TIE_RULES, Contest, TieRule
from engine.tally.count import Count
from engine.tally.equal_shares.raising import raised
from engine.tally.equal_shares.shares import Backed, Bought, Run, Worth, backed
from engine.tally.every_order import First
from engine.tally.greedy import Filling
from engine.tally.method import Verdict
from engine.tally.paper import PaperRules, Some, Values


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualSharesSettings(BudgetSettings):
    """`worth`: what a funded project is worth to a backer: its `cost` for each mark, or its `points` alone; `usual` is
    the cost for approvals and the points for values.

    `completion`, for what is left: `none`; `utilitarian`, projects by their support, passing over what does not fit;
    `add1`, the share of everybody is raised by `step` until no project fits in what is left, or, one step before, more
    would be spent than there is; `add1u`, that and then `utilitarian`. The raised shares start `whole`, rounded down to
    the unit of the costs, or `exact`.

    `blank`: who casts a blank paper leaves the money to the others (`left_out`), or has a share too, which lies idle
    (`share`, as published)."""

    worth: Literal["usual", "cost", "points"] = "usual"
    completion: Literal["none", "utilitarian", "add1", "add1u"] = "none"
    step: Annotated[int, Range(1, 1_000_000_000)] = 1
    start: Literal["whole", "exact"] = "whole"
    blank: Literal["left_out", "share"] = "left_out"


@dataclass(frozen=True, slots=True)
class EqualShares:
    """What nobody supports is not funded; what costs nothing and has support is funded at once. No papers and blank
    papers alone fund nothing. Passed when something is funded and no tie stands. Where a tie stands, at
    most `places` of the tied are funded, which may be all of them: for some it depends on others whether they fit."""

    settings: ClassVar[type] = EqualSharesSettings
    options: ClassVar[tuple[str, ...]] = ()
    tie_rules: ClassVar[tuple[TieRule, ...]] = TIE_RULES
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = True

    def paper(self, contest: Contest) -> PaperRules:
        return paper_rules(contest)

    def count(self, papers: Mapping[Some | Values | None, int], contest: Contest) -> Count:
        settings: EqualSharesSettings = contest.settings
        given = race(papers, contest)
        projects = backed(given, _worth(settings))

        def run(first: First) -> Spending:
            return _spending(given, projects, settings, first)

        return spend(run, given, contest, _alike(given))

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        return verdict_of(count, contest.tie, 1)

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return verdicts_under(tie)


def _worth(settings: EqualSharesSettings) -> Worth:
    if settings.worth == "usual":
        return "cost" if settings.papers == "approvals" else "points"
    return settings.worth


def _alike(given: Race) -> dict[str, object]:
    """Projects with the same cost and the same backers are alike in everything."""
    return {
        option: (project.cost, tuple(sorted(project.backers.items()))) for option, project in given.projects.items()
    }


def _spending(given: Race, projects: Mapping[str, Backed], settings: EqualSharesSettings, first: First) -> Spending:
    sharing = given.papers - (given.blank if settings.blank == "left_out" else 0)
    if not given.weights:
        return Spending(funded=(), rounds=(), ties=(), beside={})
    share = Fraction(given.budget, sharing)
    if settings.completion in ("add1", "add1u"):
        if settings.start == "whole":
            share = Fraction(share // given.unit * given.unit)
        share = raised(given, projects, share, settings.step * given.unit, first)
    bought = Run(given, projects, share, first, recording=True).buy()
    return _completed(given, bought, share, settings, first)


def _completed(given: Race, bought: Bought, share: Fraction, settings: EqualSharesSettings, first: First) -> Spending:
    filling = Filling(given, given.budget - bought.spent, skip=True, reason="completion")
    filling.rounds.extend(bought.rounds)
    if settings.completion in ("utilitarian", "add1u"):
        filling.fill([option for option in given.projects if option not in bought.funded], first)
    return Spending(
        funded=(*bought.funded, *filling.funded),
        rounds=tuple(filling.rounds),
        ties=(*bought.ties, *filling.ties),
        beside={"share": given.money(share)},
    )
