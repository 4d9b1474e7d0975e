"""Rings of moves that go by themselves, none of which leads into a ballot (a ballot is people deciding)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.workflow.check.reach import Reach
from engine.workflow.check.worlds import World
from engine.workflow.definition import Definition, Move
from engine.workflow.guards import AfterDate, DeadlinePassed
from engine.workflow.problems import Problem


def loops_without_human(definition: Definition, reach: Reach) -> Iterator[Problem]:
    """Nothing changes while a proposal goes round, so all guards of a ring must hold at once; but days go by."""
    automatic = [
        move for move in definition.moves.values() if move.automatic and definition.stages[move.target].rules is None
    ]
    found = set[str]()
    for start in _could_come_back(automatic):
        for ending in reach.endings[start] or {None}:
            for world in reach.worlds(start, automatic, ending):
                if start not in found and _comes_back(start, automatic, _timeless(world)):
                    found.add(start)
    for name in definition.stages:
        if name in found:
            yield Problem(("stages", name), "loop_without_human", {"stage": name})


def _could_come_back(automatic: list[Move]) -> Iterator[str]:
    """By their places alone, whatever the guards say."""
    for start in dict.fromkeys(source for move in automatic for source in move.sources):
        if _comes_back(start, [replace(move, guards=()) for move in automatic], World(None), every=True):
            yield start


def _comes_back(start: str, automatic: list[Move], world: World, *, every: bool = False) -> bool:
    seen, ahead = set[str](), [start]
    while ahead:
        stage = ahead.pop()
        for move in (each for each in automatic if stage in each.sources):
            says = world.says(move.guards)
            if says is False or (says is None and not world.whole):
                continue
            if move.target == start:
                return True
            if move.target not in seen:
                seen.add(move.target)
                ahead.append(move.target)
            if says and not every:
                break  # the first that holds goes
    return False


def _timeless(world: World) -> World:
    """What waits for a day may hold in one stage and not yet in the next."""
    facts = {atom: fact for atom, fact in world.facts.items() if not isinstance(atom, AfterDate | DeadlinePassed)}
    return World(world.ending, facts, world.whole)
