"""What came of many plays: whole numbers, so that the same plays always read the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.workflow.rehearse.crowd import Crowd


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The middle one of many, and those between which eight of ten lie. All 0 where there are none."""

    tenth: int
    median: int
    ninetieth: int


def spread_of(values: Sequence[int]) -> Spread:
    """Each is one of the values: the least that so large a part does not exceed."""
    if not values:
        return Spread(tenth=0, median=0, ninetieth=0)
    ordered = sorted(values)
    tenth, median, ninetieth = (ordered[-(-len(ordered) * part // 10) - 1] for part in (1, 5, 9))
    return Spread(tenth=tenth, median=median, ninetieth=ninetieth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How one play ended: in the stage of an outcome, or stuck, `held` by these guards and refusals. `made`: each move
    as often as it was made; `overridden` those that passed a guard."""

    stage: str
    outcome: str | None
    held: tuple[str, ...]
    made: Mapping[str, int]
    overridden: int
    ballots: int
    minutes: int

    @property
    def moves(self) -> int:
        return sum(self.made.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """In this stage, held by these, so many plays went no further."""

    stage: str
    held: tuple[str, ...]
    often: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMade:
    """`often` in all plays together; in `plays` of them at least once."""

    often: int
    plays: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AtTurnout:
    """What became of `runs` plays when each seat came with this chance. `outcomes` as in a `Report`."""

    turnout: Fraction
    runs: int
    outcomes: Mapping[str, int]
    stuck: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`outcomes`: in how many plays each was reached, for every outcome of the definition in its order, also those that
    none reached. `stuck`: the others, the most frequent first. `reached`: in how many plays each stage was reached.
    `moves`, `ballots` and `minutes` of the plays that reached an outcome. `made` has every move of the definition.
    `at_turnouts`: the same dice at other turnouts."""

    workflow: str
    version: int
    digest: str
    runs: int
    seed: int
    crowd: Crowd
    outcomes: Mapping[str, int]
    stuck: tuple[Stuck, ...]
    reached: Mapping[str, int]
    moves: Spread
    ballots: Spread
    minutes: Spread
    made: Mapping[str, MoveMade]
    overridden: int
    at_turnouts: tuple[AtTurnout, ...]

    @property
    def ended(self) -> int:
        return sum(self.outcomes.values())

    @property
    def never_made(self) -> tuple[str, ...]:
        return tuple(move for move, made in self.made.items() if not made.often)
