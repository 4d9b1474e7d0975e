"""Where each member of a row stands across: as near as can be to the mean of what it is joined to, and never over its
neighbour. For one row that is a least-squares fit with a fixed order, which pooling those that push each other solves
exactly (Ayer and others, 1955); the rows are fitted in turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.workflow.picture.layers import Layers, Member

ROUNDS, LAST = 8, 2
"""Down by what stands above and up by what stands below; the last ones by both."""
GAP = 24.0


def across(layers: Layers, widths: Mapping[Member, float]) -> dict[Member, float]:
    """The middle of each member, from 0 for the left edge of what stands furthest to the left."""
    joined: dict[Member, list[Member]] = {}
    above: dict[Member, list[Member]] = {}
    for upper, lowers in layers.links.items():
        joined.setdefault(upper, []).extend(lowers)
        for lower in lowers:
            above.setdefault(lower, []).append(upper)
            joined.setdefault(lower, []).append(upper)
    at: dict[Member, float] = {}
    for row in layers.rows:
        at |= _fitted(row, [0.0] * len(row), widths)
    for number in range(ROUNDS):
        both = number >= ROUNDS - LAST
        beside = joined if both else above if number % 2 == 0 else layers.links
        for row in layers.rows if number % 2 == 0 else reversed(layers.rows):
            wanted = [_mean(member, beside.get(member) or joined.get(member, []), at) for member in row]
            at |= _fitted(row, wanted, widths)
    left = min(middle - widths[member] / 2 for member, middle in at.items())
    return {member: middle - left for member, middle in at.items()}


def _mean(member: Member, neighbours: Sequence[Member], at: Mapping[Member, float]) -> float:
    """Where a line goes straight on it counts for more: long lines are straight first."""
    if not neighbours:
        return at[member]
    shares = [8.0 if member.line and each.line else 1.0 for each in neighbours]
    return sum(share * at[each] for share, each in zip(shares, neighbours, strict=True)) / sum(shares)


def _fitted(row: Sequence[Member], wanted: Sequence[float], widths: Mapping[Member, float]) -> dict[Member, float]:
    offsets, total = [], 0.0
    for number, member in enumerate(row):
        if number:
            total += (widths[row[number - 1]] + widths[member]) / 2 + GAP
        offsets.append(total)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        mean, count = want - offset, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    found = [mean for mean, count in pools for _ in range(count)]
    return {member: mean + offset for member, mean, offset in zip(row, found, offsets, strict=True)}
