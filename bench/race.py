"""Programs that answer the same question from the same papers, timed in turns."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from bench.aside import set_aside

Winners = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """`parsed`: the drawn papers as this program keeps papers that it has read, which is not timed. `outcome`: from
    those to who is chosen, which is: making a profile of them is part of it."""

    name: str
    parsed: Callable[[Any], Any]
    outcome: Callable[[Any], Winners]


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """`draw`: so many papers over so many options, the same each time. `variant`: which of several of one method."""

    method: str
    variant: str = ""
    draw: Callable[[int, int], Any]
    ours: Contender
    theirs: Sequence[Contender]

    def but(self, without: Container[str]) -> Race:
        """The same without the programs of these names."""
        return replace(self, theirs=[each for each in self.theirs if each.name not in without])


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Of one contender: the median of its turns in seconds of processor time, the most memory that one turn took in
    bytes, and whom it chose."""

    name: str
    seconds: float
    memory: int
    winners: Winners


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    method: str
    variant: str = ""
    ours: Measured
    theirs: Sequence[Measured]

    @property
    def title(self) -> str:
        return f"{self.method} {self.variant}".strip()

    @property
    def fastest(self) -> Measured:
        return min(self.theirs, key=lambda each: each.seconds)

    @property
    def ratio(self) -> float:
        """Our time over that of the fastest of the others: below 1 is ahead."""
        return self.ours.seconds / self.fastest.seconds


def run(race: Race, papers: int, options: int, turns: int) -> Result:
    with set_aside():
        return _run(race, papers, options, turns)


def _run(race: Race, papers: int, options: int, turns: int) -> Result:
    """Everyone once without a clock, so that what compiles or is imported late has done so; then in turns, so that what
    slows the machine down for a while slows down everyone."""
    drawn = race.draw(papers, options)
    contenders = (race.ours, *race.theirs)
    parsed = {each.name: each.parsed(drawn) for each in contenders}
    winners = {each.name: each.outcome(parsed[each.name]) for each in contenders}
    seconds: dict[str, list[float]] = {each.name: [] for each in contenders}
    for _ in range(turns):
        for each in contenders:
            seconds[each.name].append(_timed(each.outcome, parsed[each.name]))
    measured = [
        Measured(
            name=each.name,
            seconds=median(seconds[each.name]),
            memory=_memory(each.outcome, parsed[each.name]),
            winners=winners[each.name],
        )
        for each in contenders
    ]
    return Result(method=race.method, variant=race.variant, ours=measured[0], theirs=measured[1:])


def _timed(outcome: Callable[[Any], Winners], parsed: object) -> float:
    gc.collect()
    start = time.process_time()
    outcome(parsed)
    return time.process_time() - start


def _memory(outcome: Callable[[Any], Winners], parsed: object) -> int:
    gc.collect()
    tracemalloc.start()
    outcome(parsed)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most
