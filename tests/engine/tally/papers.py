"""Papers as people write them, counted: `{"a+b": 3, "abstain": 1}` is three that mark a and b, and a blank one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.tally import METHODS, Contest, Count, TieBreak, Verdict
from engine.tally.paper import read

NO_RULE = TieBreak()


def contest(
    method: str, options: str, *, tie: TieBreak = NO_RULE, costs: Mapping[str, int] | None = None, **settings: Any
) -> Contest:
    """Options are written `a b c`; none for a method that has its own."""
    return Contest(
        options=tuple(options.split()) or METHODS[method].options,
        settings=METHODS[method].settings(**settings),
        costs={option: Fraction(cost) for option, cost in (costs or {}).items()},
        tie=tie,
    )


def counted(method: str, asked: Contest, papers: Mapping[str, int]) -> Count:
    rules = METHODS[method].paper(asked)
    return METHODS[method].count({read(answer, rules): weight for answer, weight in papers.items()}, asked)


def verdict(method: str, asked: Contest, papers: Mapping[str, int]) -> Verdict | None:
    return METHODS[method].verdict(counted(method, asked, papers), asked)
