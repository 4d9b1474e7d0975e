"""What the urn holds for a count: papers that stand, each with what its seat weighs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPaper:
    """What one seat cast: question → answer (`engine.tally.paper`). Unless the ballot is weighted it weighs 1. `side`
    is where the seat was when the ballot closed, `room` or `online`; `kind` what kind of organisation the person is
    from (`engine.ballot.breakdown`), where persons vote. Both are unknown of a secret paper."""

    choice: Mapping[str, str]
    weight: int = 1
    side: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What seats weigh together: those on the roll, those of them that are present, and those whose papers stand."""

    entitled: int
    present: int
    cast: int


def unweighted(choices: Iterable[Mapping[str, str]]) -> tuple[StandingPaper, ...]:
    """Papers that weigh the same."""
    return tuple(StandingPaper(choice=choice) for choice in choices)
