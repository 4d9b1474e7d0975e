"""Divide your dots over the options; the most dots win (cumulative voting, C. Dodgson 1884; Illinois 1870-1980)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from engine.fields import Range
from engine.tally.choose import in_order, places_among, the_highest, verdict_of, verdicts_under
from engine.tally.contest import TIE_RULES, Contest, TieRule
from engine.tally.count import Count
from engine.tally.impossible import impossible
from engine.tally.method import Verdict
from engine.tally.paper import PaperRules, Values
from engine.tally.turnout import turnout
from engine.tally.values import times_given


@dataclass(frozen=True, slots=True, kw_only=True)
class DotsSettings:
    """`dots`: how many a paper has; it need not use them all. `most_on_one`: how many of them one option may get; 0 is
    all of them."""

    seats: Annotated[int, Range(1, 1000)] = 1
    dots: Annotated[int, Range(1, 10_000)] = 10
    most_on_one: Annotated[int, Range(0, 10_000)] = 0


@dataclass(frozen=True, slots=True)
class Dots:
    """An option without a dot is not chosen: no papers and blank papers alone choose nothing."""

    settings: ClassVar[type] = DotsSettings
    options: ClassVar[tuple[str, ...]] = ()
    tie_rules: ClassVar[tuple[TieRule, ...]] = TIE_RULES
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = False

    def paper(self, contest: Contest) -> PaperRules:
        settings = contest.settings
        places_among(contest.options, settings.seats)
        if settings.most_on_one > settings.dots:
            raise impossible("dots_over_paper", most=settings.most_on_one, dots=settings.dots)
        return PaperRules(
            form="values",
            options=contest.options,
            least=1,
            highest=settings.most_on_one or settings.dots,
            total=settings.dots,
        )

    def count(self, papers: Mapping[Values | None, int], contest: Contest) -> Count:
        totals = dict.fromkeys(contest.options, Fraction(0))
        for (option, value), times in times_given(papers).items():
            totals[option] += value * times
        dotted = {option: total for option, total in totals.items() if total}
        chosen = the_highest(dotted, contest.settings.seats, contest.tie)
        cast = turnout(papers)
        placeable = (cast["papers"] - cast["blank"]) * contest.settings.dots
        return Count(
            totals=totals,
            winners=chosen.winners,
            ties=chosen.ties,
            run_off=chosen.run_off,
            order=in_order(totals),
            beside={**cast, "unused": placeable - sum(totals.values())},
        )

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        return verdict_of(count, contest.tie, contest.settings.seats)

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return verdicts_under(tie)
