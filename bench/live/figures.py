"""What was measured, beside what it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil


def percentile(values: Sequence[float], part: int) -> float:
    """The smallest value that at least `part` percent of them do not exceed."""
    return sorted(values)[max(ceil(len(values) * part / 100) - 1, 0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table. `bare` is what the bare server of the same stack did in the same run.

    At most one of the limits holds: `most` of the figure itself; `most_times` and `least_times` of the bare one; or
    `most_more` above it.
    """

    name: str
    unit: str
    ours: float
    bare: float | None = None
    most: float | None = None
    most_times: float | None = None
    least_times: float | None = None
    most_more: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.ours / self.bare if self.bare else None

    @property
    def limit(self) -> str:
        if self.most is not None:
            return f"≤ {self.most:,g} {self.unit}"
        if self.most_times is not None:
            return f"≤ {self.most_times:g} × bare"
        if self.least_times is not None:
            return f"≥ {self.least_times:g} × bare"
        return "" if self.most_more is None else f"≤ bare + {self.most_more:,g} {self.unit}"

    @property
    def holds(self) -> bool:
        bare = self.bare or 0.0
        return (
            (self.most is None or self.ours <= self.most)
            and (self.most_times is None or self.ours <= self.most_times * bare)
            and (self.least_times is None or self.ours >= self.least_times * bare)
            and (self.most_more is None or self.ours <= bare + self.most_more)
        )


@dataclass(slots=True)
class Found:
    """Everything of one size of hall."""

    phones: int
    figures: list[Figure] = field(default_factory=list)
    client_share: float = 0.0
    """Of the client's core, at its busiest part."""
    node_acks: float | None = None
    bare_acks: float = 0.0

    @property
    def bare_to_node(self) -> float | None:
        return self.bare_acks / self.node_acks if self.node_acks else None


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Of the line that fits best, by least squares."""
    n = len(points)
    x, y = sum(p[0] for p in points) / n, sum(p[1] for p in points) / n
    spread = sum((p[0] - x) ** 2 for p in points)
    return sum((p[0] - x) * (p[1] - y) for p in points) / spread if spread else 0.0
