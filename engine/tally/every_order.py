"""What a method makes of options that the papers do not separate, whichever of them comes first.

A method that meets a tie asks `first`. Where the ballot's rule orders the tied options, that is the end of it. Where it
does not, every order of them is followed, each kept to throughout, and what comes out of all of them is certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from engine.tally.contest import TieBreak
from engine.tally.count import Tie

MOST_ORDERS = 128
"""How many orders are followed. Where there are more, nothing is taken to be certain."""

First = Callable[[Sequence[str]], str]
"""Of tied options, the one that comes first."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Order:
    """`after`: for an option, those that come after it. Kept closed: what is after something after me is after me.
    `stood_for`: the kinds of twins of which one was taken for all; shared by all orders."""

    tie: TieBreak
    twins: Mapping[str, object]
    after: Mapping[str, frozenset[str]]
    stood_for: set[object]

    def first(self, tied: Sequence[str]) -> str:
        by_rule = self.tie.in_order(tied)
        if by_rule:
            return by_rule[0]
        later = frozenset[str]().union(*(self.after.get(option, frozenset()) for option in tied))
        # Of options that are alike in everything, one order stands for all.
        alike: dict[object, str] = {}
        for option in sorted(tied):
            if option not in later and alike.setdefault(self.twins[option], option) != option:
                self.stood_for.add(self.twins[option])
        if len(alike) > 1:
            raise _ForkError(self, tuple(alike.values()), frozenset(tied))
        return next(iter(alike.values()))

    def with_first(self, option: str, tied: frozenset[str]) -> _Order:
        below = tied - {option}
        below = below.union(*(self.after.get(each, frozenset()) for each in below))
        after = {
            each: (self.after.get(each, frozenset()) | below)
            for each in {option, *(above for above, under in self.after.items() if option in under)}
        }
        return _Order(self.tie, self.twins, {**self.after, **after}, self.stood_for)


class _ForkError(Exception):
    def __init__(self, order: _Order, candidates: tuple[str, ...], tied: frozenset[str]) -> None:
        super().__init__(candidates)
        self.ways = [order.with_first(option, tied) for option in candidates]


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders(Generic[T]):
    """What came out for each order of the tied. `all_of_them`: False if there were too many to follow. `twins`: for
    each option a kind; options of one kind may each have come where the other did."""

    outcomes: Sequence[T]
    all_of_them: bool
    twins: Mapping[str, object]


def every_order(run: Callable[[First], T], tie: TieBreak, twins: Mapping[str, object]) -> Orders[T]:
    """Run a method for every order of what it finds tied. Options with equal `twins` are alike in everything that the
    method looks at; each option has one."""
    outcomes: list[T] = []
    stood_for: set[object] = set()
    waiting = [_Order(tie, twins, {}, stood_for)]
    while waiting and len(outcomes) < MOST_ORDERS:
        try:
            outcomes.append(run(waiting.pop().first))
        except _ForkError as fork:
            waiting.extend(reversed(fork.ways))
    return Orders(
        outcomes=outcomes,
        all_of_them=not waiting,
        twins={option: kind if kind in stood_for else (option,) for option, kind in twins.items()},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """`certain`: what every order chooses. `tie`: what some choose and others do not; `places` of them at most, which
    may be all, where it depends on the order of others whether they are chosen."""

    certain: frozenset[str]
    tie: Tie | None


def settled(outcomes: Iterable[frozenset[str]], twins: Mapping[str, object]) -> Settled:
    """What the outcomes of every order have in common. Of twins that are chosen in part, any could have been."""
    sure: list[frozenset[str]] = []
    possible: set[str] = set()
    chosen = list(outcomes)
    for outcome in chosen:
        kinds = {twins[option] for option in outcome}
        whole = {option for option, kind in twins.items() if kind in kinds}
        partly = {twins[option] for option in whole - outcome}
        sure.append(frozenset(option for option in outcome if twins[option] not in partly))
        possible |= whole
    certain = frozenset.intersection(*sure)
    open_ones = possible - certain
    if not open_ones:
        return Settled(certain=certain, tie=None)
    places = max(len(outcome & open_ones) for outcome in chosen)
    return Settled(certain=certain, tie=Tie(options=tuple(sorted(open_ones)), places=places))
