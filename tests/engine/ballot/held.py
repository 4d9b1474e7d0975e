"""What an urn could hold, for `judge` to ask."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.ballot.casting import Choice, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    seat: str
    voted: bool
    stands: str | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    n: int
    choice: Choice
    reasons: Words = field(default_factory=dict)
