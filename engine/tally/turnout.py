"""How many papers there are, and how many of them choose nothing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any


def turnout(papers: Mapping[Any, int]) -> dict[str, Fraction]:
    """`papers`: all that were cast, by weight; `blank`: those of them that choose nothing."""
    blank = sum(weight for paper, weight in papers.items() if not paper)
    return {"papers": Fraction(sum(papers.values())), "blank": Fraction(blank)}
