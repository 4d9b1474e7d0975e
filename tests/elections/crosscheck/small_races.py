"""Small random races for a budget, the same at every run."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.tally import METHODS, Contest, Count, TieBreak
from engine.tally.paper import Paper


@dataclass(frozen=True)
class SmallRace:
    """`papers`: for each, what it gives to which project; 1 for a mark."""

    costs: dict[str, int]
    budget: int
    papers: list[dict[str, int]]

    def counted(self, method: str, *, marks: bool, by_name: bool, **settings: Any) -> Count:
        """Ties broken by name, as those programs do when they are asked for one result; or not at all."""
        papers: Counter[Paper] = Counter(
            (frozenset(paper) if marks else tuple(sorted(paper.items()))) or None for paper in self.papers
        )
        if method == "equal_shares":
            settings["blank"] = "share"
        tie = TieBreak(rule="chair", order=tuple(sorted(self.costs))) if by_name else TieBreak()
        return METHODS[method].count(
            papers,
            Contest(
                options=tuple(self.costs),
                settings=METHODS[method].settings(
                    budget=Fraction(self.budget), papers="approvals" if marks else "values", ties=(), **settings
                ),
                costs={option: Fraction(cost) for option, cost in self.costs.items()},
                tie=tie,
            ),
        )


def small_race(seed: int, *, marks: bool, costs: tuple[int, int] = (1, 40)) -> SmallRace:
    """Few voters and few costs, so that ties are common."""
    dice = random.Random(seed)
    options = "abcdef"[: dice.randint(1, 6)]
    papers = [
        {option: 1 if marks else dice.randint(1, 4) for option in dice.sample(options, dice.randint(0, len(options)))}
        for _ in range(dice.randint(1, 9))
    ]
    return SmallRace({option: dice.randint(*costs) for option in options}, dice.randint(10, 90), papers)
