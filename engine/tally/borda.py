"""Everyone ranks; each rank gives points, and the most points win.

Source: J.-C. de Borda 1781. Of n options the first gets n-1 points, the last 0; equal options share the points of
their ranks (D. Black 1976 on averages). For options that a paper does not rank see `BordaSettings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Literal

from engine.tally.choose import in_order, the_highest, verdict_of, verdicts_under
from engine.tally.contest import TIE_RULES, Contest, TieRule
from engine.tally.count import Count
from engine.tally.method import Verdict
from engine.tally.paper import PaperRules, Ranking
from engine.tally.turnout import turnout


@dataclass(frozen=True, slots=True, kw_only=True)
class BordaSettings:
    """`unranked`: what options that a paper leaves out get. `average`: they share the last ranks, as equal ones do.
    `zero`: nothing, and the ranked ones get what their rank gives. `modified`: nothing, and the first of m ranked
    options gets m points, the last 1 (P. Emerson 2013), so that ranking few weighs little."""

    unranked: Literal["average", "zero", "modified"] = "average"


@dataclass(frozen=True, slots=True)
class Borda:
    """A paper that ranks nothing gives no points; with no others, nobody is chosen."""

    settings: ClassVar[type] = BordaSettings
    options: ClassVar[tuple[str, ...]] = ()
    tie_rules: ClassVar[tuple[TieRule, ...]] = TIE_RULES
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = False

    def paper(self, contest: Contest) -> PaperRules:
        return PaperRules(form="ranking", options=contest.options, least=1, equal=True)

    def count(self, papers: Mapping[Ranking | None, int], contest: Contest) -> Count:
        totals = {
            option: Fraction(points, 2)
            for option, points in _double_points(papers, contest.options, contest.settings.unranked).items()
        }
        beside = turnout(papers)
        somebody = beside["papers"] > beside["blank"]
        chosen = the_highest(totals if somebody else {}, 1, contest.tie)
        return Count(
            totals=totals,
            winners=chosen.winners,
            ties=chosen.ties,
            order=in_order(totals),
            run_off=chosen.run_off,
            beside=beside,
        )

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        return verdict_of(count, contest.tie, places=1)

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return verdicts_under(tie)


def _double_points(papers: Mapping[Ranking | None, int], options: tuple[str, ...], unranked: str) -> dict[str, int]:
    """Twice the points, so that halves stay whole."""
    totals = dict.fromkeys(options, 0)
    # A paper with as many ranks as options ranks each alone, and most do: those are added up rank by rank.
    full: dict[tuple[str, ...], int] = {(option,): 0 for option in options}
    first = len(options) - (unranked != "modified")
    points = tuple(range(2 * first, 2 * first - 2 * len(options), -2))
    for paper, weight in papers.items():
        if paper and len(paper) == len(options):
            for rank, each in zip(paper, points, strict=True):
                full[rank] += each * weight
        elif paper:
            _add(totals, paper, weight, unranked)
    return {option: total + full[option,] for option, total in totals.items()}


def _add(totals: dict[str, int], paper: Ranking, weight: int, unranked: str) -> None:
    ranked = sum(map(len, paper))
    # Twice the points of the best place that is left, were it held alone.
    best = 2 * (ranked if unranked == "modified" else len(totals) - 1)
    for rank in paper:
        for option in rank:
            totals[option] += (best - len(rank) + 1) * weight
        best -= 2 * len(rank)
    if unranked == "average" and ranked < len(totals):
        for option in totals.keys() - {option for rank in paper for option in rank}:
            totals[option] += (len(totals) - ranked - 1) * weight
