"""Mark whom you approve of; the most marks win.

Sources: approval voting, S. Brams and P. Fishburn 1978; for several seats (multiwinner approval), T. N. Thiele 1895 as
his simplest case. With `most` it is limited voting; with `most` equal to `seats`, the block vote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from engine.fields import Range
from engine.tally.choose import in_order, marks_among, places_among, the_highest, verdict_of, verdicts_under
from engine.tally.contest import TIE_RULES, Contest, TieRule
from engine.tally.count import Count
from engine.tally.method import Verdict
from engine.tally.paper import PaperRules, Some
from engine.tally.turnout import turnout


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSettings:
    """`seats`: how many are chosen. `most`: how many marks a paper may bear; 0 is as many as there are options."""

    seats: Annotated[int, Range(1, 1000)] = 1
    most: Annotated[int, Range(0, 1000)] = 0


def marks(papers: Mapping[Some | None, int], options: tuple[str, ...]) -> dict[str, int]:
    """How many papers mark each option."""
    totals = dict.fromkeys(options, 0)
    for paper, weight in papers.items():
        for option in paper or ():
            totals[option] += weight
    return totals


@dataclass(frozen=True, slots=True)
class Approval:
    """Whom nobody marked is not chosen, even if seats stay empty: no papers and blank papers alone choose nobody."""

    settings: ClassVar[type] = ApprovalSettings
    options: ClassVar[tuple[str, ...]] = ()
    tie_rules: ClassVar[tuple[TieRule, ...]] = TIE_RULES
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = False

    def paper(self, contest: Contest) -> PaperRules:
        places_among(contest.options, contest.settings.seats)
        marks_among(contest.options, contest.settings.most)
        return PaperRules(form="some", options=contest.options, least=1, most=contest.settings.most)

    def count(self, papers: Mapping[Some | None, int], contest: Contest) -> Count:
        totals = {option: Fraction(marked) for option, marked in marks(papers, contest.options).items()}
        marked = {option: total for option, total in totals.items() if total}
        chosen = the_highest(marked, contest.settings.seats, contest.tie)
        return Count(
            totals=totals,
            winners=chosen.winners,
            ties=chosen.ties,
            run_off=chosen.run_off,
            order=in_order(totals),
            beside=turnout(papers),
        )

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        return verdict_of(count, contest.tie, contest.settings.seats)

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return verdicts_under(tie)
