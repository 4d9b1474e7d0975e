"""Locking defeats from the strongest to the weakest, whatever the order of those that are equally strong.

What stands above what is kept as bits, one row for each option: everything that it reaches over locked defeats. In a
group of equal strength most defeats are in no circle and are locked at once; only for those that are, each order is
followed, and orders that come to the same are followed once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

Above = Mapping[str, frozenset[str]]
"""For each option, those that it stands above."""

_Rows = tuple[int, ...]
_Defeat = tuple[int, int]

MOST_STATES = 2_000
"""So many different states of locking are followed. With more, none of the group's contested defeats is taken as
certain, which can leave a tie standing but never names a winner whom another order would not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """`always`: what stands above what in every order; `sometimes`: in some. `unbeaten`: who has nobody above in some
    order, sorted."""

    always: Above
    sometimes: Above
    unbeaten: tuple[str, ...]


class _TooMany(Exception):
    """More states than are followed."""


def lock(strengths: Mapping[tuple[str, str], int], options: tuple[str, ...]) -> Locked:
    """`strengths` of the defeats, above 0."""
    names = sorted(options)
    place = {option: at for at, option in enumerate(names)}
    by_strength = sorted(strengths, key=lambda pair: -strengths[pair])
    states: set[_Rows] = {(0,) * len(names)}
    sometimes: _Rows | None = None
    for _, group in groupby(by_strength, key=lambda pair: strengths[pair]):
        try:
            states = _after(states, [(place[one], place[other]) for one, other in group])
        except _TooMany:
            states = {_row_by_row(_common, states)}
            sometimes = (-1,) * len(names)
            break
    return Locked(
        always=_named(_row_by_row(_common, states), names),
        sometimes=_named(sometimes or _row_by_row(_joined, states), names),
        unbeaten=tuple(
            option for at, option in enumerate(names) if not all(_joined(rows) >> at & 1 for rows in states)
        ),
    )


def _after(states: set[_Rows], defeats: list[_Defeat]) -> set[_Rows]:
    following: set[_Rows] = set()
    for rows in states:
        following |= _every_order(rows, defeats)
        if len(following) > MOST_STATES:
            raise _TooMany
    return following


def _every_order(rows: _Rows, defeats: Iterable[_Defeat]) -> set[_Rows]:
    """The states that locking these defeats can end in."""
    rows, contested = _without_doubt(rows, defeats)
    start = rows, frozenset(contested)
    seen, ends, stack = {start}, set[_Rows](), [start]
    while stack:
        rows, left = stack.pop()
        if not left:
            ends.add(rows)
        for one, other in left:
            locked = _with(rows, one, other)
            following = locked, frozenset(_open(locked, left))
            if following not in seen:
                seen.add(following)
                stack.append(following)
        if len(seen) > MOST_STATES:
            raise _TooMany
    return ends


def _without_doubt(rows: _Rows, defeats: Iterable[_Defeat]) -> tuple[_Rows, list[_Defeat]]:
    """Locks the defeats that are in no circle with the others; gives those that are."""
    left = _open(rows, defeats)
    together = rows
    for one, other in left:
        together = _with(together, one, other)
    for one, other in left:
        if not together[other] >> one & 1:
            rows = _with(rows, one, other)
    return rows, _open(rows, left)


def _open(rows: _Rows, defeats: Iterable[_Defeat]) -> list[_Defeat]:
    """Those that neither would make a circle nor say what is known."""
    return [(one, other) for one, other in defeats if not (rows[other] >> one & 1 or rows[one] >> other & 1)]


def _with(rows: _Rows, one: int, other: int) -> _Rows:
    gained = rows[other] | 1 << other
    return tuple(row | gained if at == one or row >> one & 1 else row for at, row in enumerate(rows))


def _common(rows: Iterable[int]) -> int:
    common = -1
    for row in rows:
        common &= row
    return common


def _joined(rows: Iterable[int]) -> int:
    joined = 0
    for row in rows:
        joined |= row
    return joined


def _row_by_row(join: Callable[[Iterable[int]], int], states: Iterable[_Rows]) -> _Rows:
    return tuple(join(rows) for rows in zip(*states, strict=True))


def _named(rows: Iterable[int], names: list[str]) -> dict[str, frozenset[str]]:
    return {
        option: frozenset(other for at, other in enumerate(names) if row >> at & 1)
        for option, row in zip(names, rows, strict=True)
    }
