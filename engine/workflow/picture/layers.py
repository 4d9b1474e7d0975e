"""Which layer each stage is in, and through which layers each line passes. The words of a move stand in a layer of
their own, between the stages that it joins."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

MOST_MEMBERS = 6000
"""Of all layers together: stages, words, and where lines pass. What is more nobody can look at."""


class TooMuchToDraw(ValueError):
    """So many lines that a picture would be black with them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A move from one of its stages. `back`: it leads to a layer before, so it is laid the other way round."""

    name: Hashable
    source: str
    target: str
    back: bool = False

    @property
    def upper(self) -> str:
        return self.target if self.back else self.source

    @property
    def lower(self) -> str:
        return self.source if self.back else self.target


@dataclass(frozen=True, slots=True)
class Member:
    """What stands in a layer: a stage, or where a line passes, with its words or without."""

    stage: str = ""
    line: Line | None = None
    layer: int = 0
    worded: bool = False


@dataclass(slots=True)
class Layers:
    """`rows`: the members of each layer, from left to right. `links`: of each member, those it is joined to in the next
    layer. `ways`: of each line, its members from the upper stage to the lower."""

    rows: list[list[Member]]
    links: dict[Member, list[Member]] = field(default_factory=dict)
    ways: dict[Line, list[Member]] = field(default_factory=dict)


def layered(stages: Iterable[str], ends: Sequence[tuple[Hashable, str, str]], start: str) -> Layers:
    """`ends`: of each line its name, the stage that it comes from and the one that it leads to."""
    lines = _without_rounds(ends, start)
    at = _depths(list(stages), lines)
    members = {name: Member(stage=name, layer=layer) for name, layer in at.items()}
    if len(members) + sum(at[each.lower] - at[each.upper] - 1 for each in lines) > MOST_MEMBERS:
        raise TooMuchToDraw
    layers = Layers(rows=[[] for _ in range(max(at.values()) + 1)])
    for name, member in members.items():
        layers.rows[at[name]].append(member)
    for line in lines:
        middle = (at[line.upper] + at[line.lower]) // 2
        passed = [
            Member(line=line, layer=layer, worded=layer == middle)
            for layer in range(at[line.upper] + 1, at[line.lower])
        ]
        way = [members[line.upper], *passed, members[line.lower]]
        layers.ways[line] = way
        for member in passed:
            layers.rows[member.layer].append(member)
        for upper, lower in pairwise(way):
            layers.links.setdefault(upper, []).append(lower)
    return layers


def _without_rounds(ends: Sequence[tuple[Hashable, str, str]], start: str) -> list[Line]:
    """Walking from the start, whatever leads to where one came from is turned round. What leads to itself is not
    drawn."""
    leads: dict[str, list[tuple[Hashable, str, str]]] = {}
    for each in ends:
        if each[1] != each[2]:
            leads.setdefault(each[1], []).append(each)
    lines, seen = list[Line](), set[str]()
    for first in (start, *leads):
        if first in seen:
            continue
        seen.add(first)
        path = {first: iter(leads.get(first, ()))}
        while path:
            here = next(reversed(path))
            for name, _, target in path[here]:
                lines.append(Line(name, here, target, back=target in path))
                if target not in seen:
                    seen.add(target)
                    path[target] = iter(leads.get(target, ()))
                    break
            else:
                del path[here]
    return lines


def _depths(stages: list[str], lines: Sequence[Line]) -> Mapping[str, int]:
    """As far down as the longest way to it; two layers a move, for its words stand in between."""
    waits = dict.fromkeys(stages, 0)
    below: dict[str, list[str]] = {each: [] for each in stages}
    for line in lines:
        waits[line.lower] += 1
        below[line.upper].append(line.lower)
    depth = dict.fromkeys(stages, 0)
    ready = [each for each in stages if not waits[each]]
    for each in ready:
        for lower in below[each]:
            depth[lower] = max(depth[lower], depth[each] + 2)
            waits[lower] -= 1
            if not waits[lower]:
                ready.append(lower)
    return depth
