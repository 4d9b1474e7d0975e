"""Consent: a decision stands when nobody objects (sociocracy; G. Endenburg 1981).

The reason of an objection travels beside the answer, where people read it (`engine.ballot.reasons`). The tally knows
that it is there, not what it says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from engine.tally.contest import Contest, TieRule
from engine.tally.count import Count
from engine.tally.method import Verdict
from engine.tally.paper import One, PaperRules


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentSettings:
    """Nothing to set: one objection is enough."""


@dataclass(frozen=True, slots=True)
class Consent:
    """Passed when nobody objects and at least one consents. A concern is heard and holds nothing up; who stands aside
    or casts a blank paper says neither yes nor no. So no papers, or only people who stand aside, is no consent. There
    are no ties."""

    settings: ClassVar[type] = ConsentSettings
    options: ClassVar[tuple[str, ...]] = ("consent", "concern", "objection", "aside")
    tie_rules: ClassVar[tuple[TieRule, ...]] = ("none",)
    by_threshold: ClassVar[bool] = False
    spends: ClassVar[bool] = False

    def paper(self, contest: Contest) -> PaperRules:
        return PaperRules(form="one", options=self.options, must_say_why=("objection",), may_say_why=("concern",))

    def count(self, papers: Mapping[One | None, int], contest: Contest) -> Count:
        return Count(
            totals={option: Fraction(papers.get(option, 0)) for option in self.options},
            beside={"papers": Fraction(sum(papers.values())), "blank": Fraction(papers.get(None, 0))},
        )

    def verdict(self, count: Count, contest: Contest) -> Verdict:
        return "passed" if count.totals["consent"] and not count.totals["objection"] else "failed"

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return frozenset({"passed", "failed"})
