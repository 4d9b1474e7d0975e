"""The members of each layer in a row, so that few lines cross: each goes to where its neighbours are on the mean, down
through the layers and up again, as long as that helps."""

from __future__ import annotations

from bisect import bisect_right, insort
from itertools import pairwise

from engine.workflow.picture.layers import Layers, Member

SWEEPS = 16


def ordered(layers: Layers) -> None:
    """Puts the rows of `layers` in order."""
    above: dict[Member, list[Member]] = {}
    for upper, lowers in layers.links.items():
        for lower in lowers:
            above.setdefault(lower, []).append(upper)
    best, fewest = [list(row) for row in layers.rows], crossings(layers)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        down = sweep % 2 == 0
        numbers = range(1, len(layers.rows)) if down else range(len(layers.rows) - 2, -1, -1)
        for number in numbers:
            beside = layers.rows[number - 1 if down else number + 1]
            _sort(layers.rows[number], beside, above if down else layers.links)
        if (found := crossings(layers)) < fewest:
            best, fewest = [list(row) for row in layers.rows], found
    layers.rows = best


def _sort(row: list[Member], beside: list[Member], joined: dict[Member, list[Member]]) -> None:
    """What has no neighbours there stays where it is."""
    at = {member: float(n) for n, member in enumerate(beside)}
    own = {member: float(n) for n, member in enumerate(row)}

    def mean(member: Member) -> float:
        neighbours = [at[each] for each in joined.get(member, ())]
        return sum(neighbours) / len(neighbours) if neighbours else own[member]

    row.sort(key=mean)


def crossings(layers: Layers) -> int:
    """How often two lines cross. From left to right in the upper row, each line crosses those before it that end
    further to the right."""
    found = 0
    for upper, lower in pairwise(layers.rows):
        at = {member: n for n, member in enumerate(lower)}
        ended: list[int] = []
        for member in upper:
            ends = sorted(at[each] for each in layers.links.get(member, ()))
            found += sum(len(ended) - bisect_right(ended, each) for each in ends)
            for each in ends:
                insort(ended, each)
    return found
