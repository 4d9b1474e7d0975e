"""For, against, or neither: one choice of three, held against the ballot's threshold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from engine.tally.choose import verdicts_under
from engine.tally.contest import Contest, TieRule
from engine.tally.count import Count
from engine.tally.method import Verdict
from engine.tally.paper import ABSTAIN, One, PaperRules


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNoAbstainSettings:
    """Nothing to set: the threshold and its base say it all."""


@dataclass(frozen=True, slots=True)
class YesNoAbstain:
    """An abstention is a paper like any other; whether it weighs is for the base of the threshold to say."""

    settings: ClassVar[type] = YesNoAbstainSettings
    options: ClassVar[tuple[str, ...]] = ("yes", "no", ABSTAIN)
    tie_rules: ClassVar[tuple[TieRule, ...]] = ("none", "status_quo", "chair", "lot")
    by_threshold: ClassVar[bool] = True
    spends: ClassVar[bool] = False

    def paper(self, contest: Contest) -> PaperRules:
        return PaperRules(form="one", options=self.options)

    def count(self, papers: Mapping[One | None, int], contest: Contest) -> Count:
        return Count(totals={option: Fraction(papers.get(option, 0)) for option in self.options})

    def verdict(self, count: Count, contest: Contest) -> None:
        return None

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        return verdicts_under(tie)
