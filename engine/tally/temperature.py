"""How warm a group is about something: gradients of agreement (S. Kaner, Facilitator's Guide to Participatory
Decision-Making, 1996). Advice: it says where people stand and decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Any, ClassVar

from engine.tally.contest import Contest, TieRule
from engine.tally.count import Count
from engine.tally.method import Verdict
from engine.tally.paper import ABSTAIN, One, PaperRules

DEGREES: Mapping[str, int] = {
    "veto": 1,
    "serious_disagreement": 2,
    "no_liking_but_support": 3,
    "more_discussion": 4,
    "reservations": 5,
    "minor_point": 6,
    "wholehearted": 7,
}
"""From cold to warm. Kaner's eighth gradient, to abstain, says that somebody has no opinion: it is no degree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemperatureSettings:
    """Nothing to set."""


@dataclass(frozen=True, slots=True)
class Temperature:
    """`mean` and `median` are taken over the degrees from 1 (veto) to 7 (wholehearted); of an even number the median is
    halfway between the middle two. Abstentions are counted and are in neither. Where nobody gave a degree, both are
    left out. There are no ties."""

    settings: ClassVar[type] = TemperatureSettings
    options: ClassVar[tuple[str, ...]] = (*list(DEGREES)[:4], ABSTAIN, *list(DEGREES)[4:])
    tie_rules: ClassVar[tuple[TieRule, ...]] = ("none",)
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = False

    def paper(self, contest: Contest) -> PaperRules:
        return PaperRules(form="one", options=self.options)

    def count(self, papers: Mapping[One | None, int], contest: Contest) -> Count:
        at = {option: papers.get(option, 0) for option in self.options}
        at[ABSTAIN] += papers.get(None, 0)
        beside = {"papers": Fraction(sum(papers.values()))}
        given = sum(at[option] for option in DEGREES)
        if given:
            beside["mean"] = Fraction(sum(degree * at[option] for option, degree in DEGREES.items()), given)
            beside["median"] = Fraction(_nth(at, (given + 1) // 2) + _nth(at, given // 2 + 1), 2)
        return Count(totals={option: Fraction(number) for option, number in at.items()}, beside=beside)

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        return "advice"

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return frozenset({"advice"})


def _nth(at: Mapping[str, int], n: int) -> int:
    """The degree of the nth paper, from the coldest."""
    reached = accumulate(at[option] for option in DEGREES)
    return next(degree for degree, so_far in zip(DEGREES.values(), reached, strict=True) if so_far >= n)
