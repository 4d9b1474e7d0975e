"""Boxes and lines with their places, from the top down."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from engine.workflow.picture.layers import Layers, Line, Member, TooMuchToDraw, layered
from engine.workflow.picture.order import ordered
from engine.workflow.picture.place import across

__all__ = ["Layout", "Size", "TooMuchToDraw", "laid_out"]

GAP = 30.0
"""Between two layers."""
LINE_WIDTH = 10.0
_PART = 0.7
"""Of the side of a box lines begin and end on the middle part."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Size:
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line, in the direction in which one goes, and where the middle of its words is. It leaves each point straight
    down, or straight up where it leads back."""

    points: tuple[Point, ...]
    words: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """The middle of each stage, and the lines by name."""

    size: Size
    stages: Mapping[str, Point]
    lines: Mapping[Hashable, Drawn]


def laid_out(
    boxes: Mapping[str, Size], ends: Sequence[tuple[Hashable, str, str]], words: Mapping[Hashable, Size], start: str
) -> Layout:
    """`boxes` and `words`: how large each stage and the words of each line are. Raises TooMuchToDraw."""
    layers = layered(boxes, ends, start)
    ordered(layers)

    def size(member: Member) -> Size:
        if member.line is None:
            return boxes[member.stage]
        return words[member.line.name] if member.worded else Size(LINE_WIDTH, 0)

    sizes = {member: size(member) for row in layers.rows for member in row}
    middles = across(layers, {member: each.width for member, each in sizes.items()})
    tops, bottom = list[float](), 0.0
    for row in layers.rows:
        tops.append(bottom)
        bottom += max(sizes[each].height for each in row) + GAP if row else 0.0
    rows = [(top, below - GAP) for top, below in zip(tops, (*tops[1:], bottom), strict=True)]
    at = {member: (middles[member], sum(rows[member.layer]) / 2) for member in sizes}
    ports = _ports(layers, sizes, at)
    return Layout(
        size=Size(max(at[each][0] + sizes[each].width / 2 for each in sizes), bottom - GAP),
        stages={member.stage: point for member, point in at.items() if member.line is None},
        lines={line.name: _line(line, way, at, rows, ports) for line, way in layers.ways.items()},
    )


Side = tuple[Line, Member]


def _ports(layers: Layers, sizes: Mapping[Member, Size], at: Mapping[Member, Point]) -> Mapping[Side, Point]:
    """Where each line leaves or reaches its boxes: side by side, in the order in which they come."""
    sides: dict[tuple[Member, bool], list[tuple[float, Line]]] = {}
    for line, way in layers.ways.items():
        sides.setdefault((way[0], True), []).append((at[way[1]][0], line))
        sides.setdefault((way[-1], False), []).append((at[way[-2]][0], line))
    found: dict[Side, Point] = {}
    for (member, below), lines in sides.items():
        (middle, height), size = at[member], sizes[member]
        step = size.width * _PART / len(lines)
        for number, (_, line) in enumerate(sorted(lines, key=lambda each: each[0])):
            x = middle + (number - (len(lines) - 1) / 2) * step
            found[line, member] = x, height + size.height / (2 if below else -2)
    return found


def _line(
    line: Line,
    way: Sequence[Member],
    at: Mapping[Member, Point],
    rows: Sequence[tuple[float, float]],
    ports: Mapping[Side, Point],
) -> Drawn:
    """Straight through each layer that it passes, so that it touches nothing that stands there."""
    passed = way[1:-1]
    points = [ports[line, way[0]]]
    for member in passed:
        points += [(at[member][0], edge) for edge in rows[member.layer]]
    points.append(ports[line, way[-1]])
    words = next(at[member] for member in passed if member.worded)
    return Drawn(tuple(reversed(points)) if line.back else tuple(points), words)
