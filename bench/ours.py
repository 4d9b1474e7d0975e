"""Our own side of a race: parsed papers, counted once each and then by the method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from bench.race import Contender, Winners
from engine.tally import METHODS, Contest


def ours(
    method: str,
    options: Callable[[Any], tuple[str, ...]],
    parsed: Callable[[Any], list[Any]],
    *,
    counted: Callable[[list[Any]], Iterable[Any]] = lambda papers: papers,
    costs: Callable[[Any], dict[str, Fraction]] = lambda drawn: {},
    by_draw: Callable[[Any], dict[str, Any]] = lambda drawn: {},
    **settings: Any,
) -> Contender:
    """`options` and `costs` of what was drawn; `parsed` gives papers of the form that the method takes, or of one that
    `counted` turns into it, which is timed. `by_draw`: settings that depend on what was drawn."""

    def prepared(drawn: Any) -> tuple[list[Any], Contest]:
        of_method = METHODS[method].settings(**settings, **by_draw(drawn))
        return parsed(drawn), Contest(options=options(drawn), settings=of_method, costs=costs(drawn))

    def outcome(given: tuple[list[Any], Contest]) -> Winners:
        papers, contest = given
        return frozenset(METHODS[method].count(Counter(counted(papers)), contest).winners)

    return Contender(name="polder", parsed=prepared, outcome=outcome)
