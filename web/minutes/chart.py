"""Reactions over time as bars: those from the room stand on a line, those from online hang below it. The room's are
solid and online's are striped, so that it reads in black and white; the numbers stand beside it as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.minutes.record import Tapped, TappedAt

WIDTH, HEIGHT, LINE, TALLEST = 704.0, 176.0, 88.0, 68.0
GAP = 3.0


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    side: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template draws, besides the words that `web.minutes.voice` gives it."""

    bars: tuple[Bar, ...]


def chart_of(tapped: Tapped) -> Chart | None:
    """None where there is only one moment: that is a number, not a course."""
    pieces = tapped.over_time
    if len(pieces) < 2:
        return None
    most = max(max(each.room, each.online) for each in pieces)
    step = WIDTH / len(pieces)
    return Chart(tuple(bar for n, each in enumerate(pieces) for bar in _bars(each, n * step, step, most)))


def _bars(piece: TappedAt, x: float, step: float, most: int) -> Sequence[Bar]:
    width = min(step - GAP, 28.0)
    left = x + (step - width) / 2
    room, online = (TALLEST * count / most for count in (piece.room, piece.online))
    bars = (Bar(left, LINE - 1 - room, width, room, "room"), Bar(left, LINE + 1, width, online, "online"))
    return [bar for bar in bars if bar.height > 0]
