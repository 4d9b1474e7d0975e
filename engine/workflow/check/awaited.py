"""Another proposal that is waited for: where nothing waits, where nothing asks how it ended, and where an end of it
leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from engine.ballot.outcome import Whole
from engine.workflow.check.worlds import World
from engine.workflow.definition import Definition, Move, Stage
from engine.workflow.guards import AwaitedAdopted, AwaitedEnded, Guard, atoms_of
from engine.workflow.problems import Problem
from engine.workflow.waiting import waits_for_proposal

_BALLOTS = (None, *get_args(Whole))


def awaited(definition: Definition) -> Iterator[Problem]:
    for move in definition.moves.values():
        if not any(isinstance(atom, AwaitedEnded | AwaitedAdopted) for atom in atoms_of(move.guards)):
            continue
        for name in dict.fromkeys(move.sources):
            if not waits_for_proposal(definition.stages[name].settings):
                yield Problem(("moves", move.name, "guards"), "no_proposal_awaited", {"move": move.name, "stage": name})
    for stage in definition.stages.values():
        if waits_for_proposal(stage.settings):
            yield from _leading_on(definition, stage)


def _leading_on(definition: Definition, stage: Stage) -> Iterator[Problem]:
    """Whatever becomes of the other one, something must lead on. Where that never ends, or nobody says which it is, a
    way out is only advised."""
    moves, path = tuple(definition.moves_from(stage.name)), ("stages", stage.name)
    asks = any(isinstance(atom, AwaitedEnded | AwaitedAdopted) for move in moves for atom in atoms_of(move.guards))
    if not asks:
        yield Problem(path, "awaited_not_asked_for", {"stage": stage.name})
        return
    if not _goes(moves, ended=True, adopted=True):
        yield Problem(path, "awaited_adopted_uncovered", {"stage": stage.name})
    if not _goes(moves, ended=True, adopted=False):
        yield Problem(path, "awaited_rejected_uncovered", {"stage": stage.name})
    if not _goes(moves, ended=False, adopted=False):
        yield Problem(path, "awaited_may_never_end", {"stage": stage.name})


def _goes(moves: tuple[Move, ...], *, ended: bool, adopted: bool) -> bool:
    """Whether a move may lead on then, whatever else is so; passing a guard is a way too."""
    facts: dict[Guard, bool] = {AwaitedEnded(): ended, AwaitedAdopted(): adopted}
    ways = [World(ending, facts) for ending in _BALLOTS]
    return any(move.override or any(way.says(move.guards) is not False for way in ways) for move in moves)
