"""A result drawn as land, as the screens draw it: a parcel for each vote, all of one area, and the dyke at what was
needed. Each choice has its own lines, so that it reads in black and white; the numbers stand beside it as text."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, DITCH, FRAME = 704, 172, 5.0, 12.0
LAND = HEIGHT - 2 * FRAME
"""The height of what is drawn between the frames."""

MOST = 300
"""Above so many parcels nothing can be told apart on paper: then there is no drawing."""

GROUNDS = ("yes", "abstain", "no", "water")
"""In the order in which they lie, from the left."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Parcel:
    """`path` is its outline; `ground` what grows there."""

    path: str
    ground: str


@dataclass(frozen=True, slots=True)
class Land:
    """What the template draws. `dyke` is the line after the last parcel that was needed, empty if nobody could get
    there; `foot` is where it ends."""

    parcels: tuple[Parcel, ...]
    dyke: str
    foot: float
    needed: int


def land_of(counts: dict[str, int], entitled: int, needed: int) -> Land | None:
    """None where there is nothing to draw, or too much."""
    grounds = [ground for ground in GROUNDS[:3] for _ in range(counts.get(ground, 0))]
    grounds += ["water"] * (entitled - len(grounds))
    if not 2 <= len(grounds) <= MOST:
        return None
    ditch = DITCH if len(grounds) <= 60 else DITCH / 2
    quads = list(_quads(len(grounds), ditch))
    parcels = tuple(Parcel(_path(quad), ground) for (_, quad), ground in zip(quads, grounds, strict=True))
    line = _dyke(quads, needed, ditch) if 0 < needed <= len(quads) else ()
    drawn = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line) if line else ""
    return Land(parcels, drawn, line[-1][0] if line else 0.0, needed)


Quad = tuple[Point, Point, Point, Point]
"""The corners of a parcel, clockwise from the top left."""

Placed = tuple[int, Quad]
"""The column that a parcel lies in, and its corners."""


def _columns(seats: int) -> list[int]:
    """As even as can be, the shorter ones spread: never a waffle."""
    count = min(seats, 25, max(4 if seats <= 12 else 6, round(math.sqrt(seats * (1.75 if seats <= 60 else 2.2)))))
    low, short = seats // count, count - seats % count
    filled = [low + 1] * count
    for i in range(short):
        filled[int((i + 0.35) * count / short)] = low
    return filled


def _quads(seats: int, ditch: float) -> Iterator[Placed]:
    columns = _columns(seats)
    chance = random.Random(seats)  # the same land for the same number, whenever it is printed
    gaps = [ditch * (2.2 if i % 2 else 1) for i in range(len(columns) - 1)]
    rows = [(LAND - (n - 1) * ditch) / n for n in columns]
    area = (WIDTH - 2 * FRAME - sum(gaps)) / sum(1 / row for row in rows)
    phase, lean = chance.random() * math.tau, min(6.0, area / max(rows) * 0.13)
    x = FRAME
    for column, (count, row) in enumerate(zip(columns, rows, strict=True)):
        width, last = area / row, column == len(columns) - 1
        leans = (
            0.0 if not column else math.sin(phase + column * 1.3) * lean,
            0.0 if last else math.sin(phase + (column + 1) * 1.3) * lean,
        )
        slope = min(2.4, row * 0.1)
        slopes = [0.0, *((chance.random() * 2 - 1) * slope for _ in range(count - 1)), 0.0]
        for quad in _Column((x, x + width), leans, ditch).cut(count, slopes):
            yield column, quad
        x += width + (0 if last else gaps[column])


@dataclass(frozen=True, slots=True)
class _Column:
    """Leaning land, cut into rows of one area."""

    sides: tuple[float, float]
    leans: tuple[float, float]
    ditch: float

    def cut(self, count: int, slopes: Sequence[float]) -> Iterator[Quad]:
        for n, (top, bottom) in enumerate(self._rows(count)):
            above, under = slopes[n], slopes[n + 1]
            yield (
                (self._x(0, top), FRAME + top - above),
                (self._x(1, top), FRAME + top + above),
                (self._x(1, bottom), FRAME + bottom + under),
                (self._x(0, bottom), FRAME + bottom - under),
            )

    def _x(self, side: int, y: float) -> float:
        return self.sides[side] + self.leans[side] * (1 - 2 * min(y, LAND) / LAND)

    def _rows(self, count: int) -> list[tuple[float, float]]:
        """The area at which the last row ends where the land does, found by halving."""
        least, most = 0.0, LAND * (self.sides[1] - self.sides[0]) * 2
        for _ in range(40):
            area = (least + most) / 2
            if self._cut_at(area, count)[-1][1] > LAND:
                most = area
            else:
                least = area
        return self._cut_at(least, count)

    def _cut_at(self, area: float, count: int) -> list[tuple[float, float]]:
        rows, top = [], 0.0
        for _ in range(count):
            bottom = top
            for _ in range(6):
                middle = (top + bottom) / 2
                bottom = top + area / (self._x(1, middle) - self._x(0, middle))
            rows.append((top, bottom))
            top = bottom + self.ditch
        return rows


def _path(quad: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in quad) + "Z"


def _dyke(quads: Sequence[Placed], needed: int, ditch: float) -> Sequence[Point]:
    """Down the ditch after the parcel; inside a column it turns along the parcel's lower edge."""
    column, corners = quads[needed - 1]
    mine = [quad for at, quad in quads if at == column]
    first, last, half = mine[0], mine[-1], ditch / 2
    top, foot = (first[1][0] + half, 0.0), HEIGHT + 6.0
    if last is corners:
        end = (last[2][0] + half, last[2][1])
        return top, (top[0], first[1][1]), end, (end[0], foot)
    right, left = corners[2], corners[3]
    end = (last[3][0] - half, last[3][1])
    return (
        top,
        (top[0], first[1][1]),
        (right[0] + half, right[1] + half),
        (left[0] - half, left[1] + half),
        end,
        (end[0], foot),
    )
