"""The contract that every way of counting keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Protocol

from engine.tally.contest import Contest, TieRule
from engine.tally.count import Count
from engine.tally.paper import PaperRules

Verdict = Literal["passed", "failed", "tied", "run_off", "advice"]
"""`advice`: the papers say something, and decide nothing."""


class Method(Protocol):
    """A method is a value without state. `settings` is the frozen dataclass of its own settings, with bounds as in
    `engine.fields`; it raises ValueError, with a sentence, for settings that contradict each other.

    `options` are the fixed answers of a question of this method, in the order in which screens offer them; empty where
    each question brings its own. `tie_rules` are those that it can apply. `by_threshold`: the ballot's threshold
    decides, held against the options `yes` and `no`. `spends`: options compete for a budget, so each needs its cost.

    Whatever is counted, the order of the papers decides nothing, and neither does the order of the options.
    """

    settings: ClassVar[type]
    options: ClassVar[tuple[str, ...]]
    tie_rules: ClassVar[tuple[TieRule, ...]]
    by_threshold: ClassVar[bool]
    spends: ClassVar[bool]

    def paper(self, contest: Contest) -> PaperRules:
        """What one answer may say. Raises ValueError, with a sentence, where settings and options contradict each other
        (more seats than candidates, more marks than options)."""
        ...

    def count(self, papers: Mapping[Any, int], contest: Contest) -> Count:
        """Papers as `engine.tally.paper.read` gives them, each with the weight that stands behind it (whole, above 0),
        blank ones under None. Exact: whole numbers and fractions. No papers give a count, not an error."""
        ...

    def verdict(self, count: Count, contest: Contest) -> Verdict | None:
        """What the count decides by itself; None where it is for the ballot's threshold."""
        ...

    def verdicts(self, settings: Any, tie: TieRule) -> frozenset[Verdict]:
        """Every verdict that a question can come to under these settings and this tie rule, by `verdict` or by the
        ballot's threshold. A tie that waits for the chair has none yet."""
        ...
