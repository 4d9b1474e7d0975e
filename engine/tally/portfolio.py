"""Which of several go on: mark those that should; the most marks go on, or each with enough of them, or both.

Each option is a question of its own, held against an exact share of the papers; at most so many pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from engine.fields import Range
from engine.tally.approval import marks
from engine.tally.choose import in_order, marks_among, places_among, the_highest, verdict_of, verdicts_under
from engine.tally.contest import TIE_RULES, Contest, TieRule
from engine.tally.count import Count
from engine.tally.impossible import impossible
from engine.tally.method import Verdict
from engine.tally.paper import PaperRules, Some
from engine.tally.turnout import turnout


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioSettings:
    """`seats`: how many go on at most; 0 is each that has enough marks. `more_than` or `at_least` the `share` of the
    papers: all that were `cast`, or the `valid` ones, blank ones left out. A share of 0, `at_least`, is no threshold.
    `most`: how many marks a paper may bear; 0 is as many as there are options."""

    seats: Annotated[int, Range(0, 1000)] = 0
    share: Fraction = Fraction(1, 2)
    compare: Literal["more_than", "at_least"] = "more_than"
    of: Literal["cast", "valid"] = "valid"
    most: Annotated[int, Range(0, 1000)] = 0


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What nobody marked does not go on, whatever the share: no papers and blank papers alone choose nothing. Passed
    when at least one goes on."""

    settings: ClassVar[type] = PortfolioSettings
    options: ClassVar[tuple[str, ...]] = ()
    tie_rules: ClassVar[tuple[TieRule, ...]] = TIE_RULES
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = False

    def paper(self, contest: Contest) -> PaperRules:
        settings = contest.settings
        places_among(contest.options, settings.seats)
        marks_among(contest.options, settings.most)
        if not 0 <= settings.share <= 1 or (settings.share == 1 and settings.compare == "more_than"):
            raise impossible("share_out_of_reach")
        return PaperRules(form="some", options=contest.options, least=1, most=settings.most)

    def count(self, papers: Mapping[Some | None, int], contest: Contest) -> Count:
        settings = contest.settings
        totals = {option: Fraction(marked) for option, marked in marks(papers, contest.options).items()}
        beside = turnout(papers)
        base = beside["papers"] - (beside["blank"] if settings.of == "valid" else 0)
        needed = settings.share * base
        above = {
            option: total
            for option, total in totals.items()
            if total and (total > needed or (total == needed and settings.compare == "at_least"))
        }
        chosen = the_highest(above, settings.seats or len(above), contest.tie)
        return Count(
            totals=totals,
            winners=chosen.winners,
            ties=chosen.ties,
            run_off=chosen.run_off,
            order=in_order(totals),
            beside={**beside, "base": base, "needed": needed},
        )

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        return verdict_of(count, contest.tie, 1)

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return verdicts_under(tie)
