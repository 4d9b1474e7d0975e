"""What guards can say together: every way in which the facts that they look at can lie, each once.

How a ballot ended is one fact. What else guards ask (is there a text, have groups reported) may be so or not, each by
itself, but for those of which one cannot hold without the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from engine.ballot.outcome import Whole
from engine.workflow.definition import Move
from engine.workflow.guards import (
    AdviceGiven,
    AfterDate,
    All,
    AwaitedAdopted,
    AwaitedEnded,
    BallotsHeld,
    ClausesAtLeast,
    Combined,
    EndedAs,
    EveryClauseCosted,
    EveryClauseHasTask,
    EveryClausePassed,
    Guard,
    HasClauses,
    Not,
    RoundsHeld,
    RoundsSpent,
    TasksDone,
    TurnoutAtLeast,
    atoms_of,
)

Ending = Whole | None
"""How the last ballot ended; nothing where there was none yet."""

MOST_TRIED = 2048
"""Ways times moves. Where it would be more, not all are tried: then only what each guard says by itself is known."""

_NEED_A_TEXT = (ClausesAtLeast, EveryClausePassed, EveryClauseCosted, EveryClauseHasTask)


@dataclass(frozen=True, slots=True)
class World:
    """One way. `facts` of the guards that are not made of others; one that is not in it may hold or not. `whole`: every
    fact is in it, or is left out for what it is."""

    ending: Ending
    facts: Mapping[Guard, bool] = field(default_factory=dict)
    whole: bool = True

    def says(self, guards: Iterable[Guard]) -> bool | None:
        """Whether all of them hold; nothing if that is not known."""
        found = [self._of(each) for each in guards]
        return False if False in found else None if None in found else True

    def _of(self, guard: Any) -> bool | None:
        if isinstance(guard, EndedAs):
            return guard.wanted == self.ending
        if not isinstance(guard, Combined):
            known: bool | None = self.facts.get(guard)
            return known
        if isinstance(guard, All):
            return self.says(guard.parts)
        found = [self._of(each) for each in guard.parts]
        some = True if True in found else None if None in found else False
        if isinstance(guard, Not):
            return None if some is None else not some
        return some


def worlds(moves: Iterable[Move], ending: Ending, known: Mapping[Guard, bool]) -> Iterator[World]:
    """Every way in which the facts can lie that the moves' guards look at, after such a ballot. `known` are those that
    can only lie in one way."""
    moves = tuple(moves)
    atoms = dict.fromkeys(atom for move in moves for atom in atoms_of(move.guards) if not isinstance(atom, EndedAs))
    certain = {**known, **{atom: fact for atom in atoms if (fact := _after(atom, ending)) is not None}}
    certain = {atom: fact for atom, fact in certain.items() if atom in atoms}
    free = [atom for atom in atoms if atom not in certain]
    if 2 ** len(free) * len(moves) > MOST_TRIED:
        yield World(ending, certain, whole=False)
        return
    for given in product((True, False), repeat=len(free)):
        facts = {**certain, **dict(zip(free, given, strict=True))}
        if not any(_contradicts(first, second, facts) for first in facts for second in facts):
            yield World(ending, facts)


def _after(atom: Guard, ending: Ending) -> bool | None:
    """What the last ballot alone says of a fact."""
    match atom:
        case TurnoutAtLeast() if ending is None:
            return False
        case BallotsHeld(count=1) if ending not in (None, "no_quorum"):
            return True
        case BallotsHeld() if ending is None:
            return False
        case RoundsSpent() if ending not in ("partly_passed", "failed"):
            return False
    return None


def _contradicts(first: Guard, second: Guard, facts: Mapping[Guard, bool]) -> bool:
    return facts[first] and not facts[second] and implies(first, second)


def implies(first: Any, second: Any) -> bool:
    """Whether the second holds wherever the first does: more of the same, or what the first needs."""
    if isinstance(second, HasClauses):
        return isinstance(first, _NEED_A_TEXT)
    match first, second:
        case (
            (ClausesAtLeast(), ClausesAtLeast())
            | (RoundsHeld(), RoundsHeld())
            | (BallotsHeld(), BallotsHeld())
            | (AdviceGiven(), AdviceGiven())
        ):
            return bool(first.count >= second.count)
        case AwaitedAdopted(), AwaitedEnded():
            return True
        case TurnoutAtLeast(), TurnoutAtLeast():
            return bool(first.part >= second.part)
        case AfterDate(date=""), AfterDate(date=""):
            return bool(first.days >= second.days)
        case AfterDate(days=0), AfterDate(days=0):
            return bool(first.date >= second.date)
    return False


def needs_tasks(atom: Guard) -> bool:
    """Whether it can only hold where there are tasks."""
    return isinstance(atom, TasksDone | EveryClauseHasTask)
