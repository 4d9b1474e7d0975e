"""Stages that nothing leads to, or out of, and stages that cannot be where they are."""

from __future__ import annotations

from collections.abc import Iterator

from engine.workflow.check.reach import Reach
from engine.workflow.definition import Definition
from engine.workflow.problems import Problem, unknown_name


def unknown_stages(definition: Definition) -> Iterator[Problem]:
    if definition.start not in definition.stages:
        yield unknown_name(("start",), definition.start, definition.stages)
    for move in definition.moves.values():
        for index, name in enumerate(move.sources):
            if name not in definition.stages:
                yield unknown_name(("moves", move.name, "from", index), name, definition.stages)
        if move.target not in definition.stages:
            yield unknown_name(("moves", move.name, "to"), move.target, definition.stages)


def stages(definition: Definition, reach: Reach) -> Iterator[Problem]:
    yield from _start(definition)
    yield from _unreachable(definition)
    yield from _dead_ends(definition, reach)
    yield from _leaving_outcomes(definition)


def _start(definition: Definition) -> Iterator[Problem]:
    """A ballot opens when a move leads to it, and nothing moves a proposal to where it begins."""
    start = definition.stages[definition.start]
    if start.rules is not None:
        yield Problem(("start",), "start_is_ballot", {"stage": start.name})
    if start.outcome:
        yield Problem(("start",), "start_is_outcome", {"stage": start.name})


def _unreachable(definition: Definition) -> Iterator[Problem]:
    if definition.stages[definition.start].outcome:
        return  # nothing goes on from there, and that is told already
    reached, ahead = set[str](), [definition.start]
    while ahead:
        stage = ahead.pop()
        if stage not in reached:
            reached.add(stage)
            ahead.extend(move.target for move in definition.moves_from(stage))
    for name in definition.stages:
        if name not in reached:
            yield Problem(("stages", name), "unreachable_stage", {"stage": name})


def _dead_ends(definition: Definition, reach: Reach) -> Iterator[Problem]:
    """Every stage that is no outcome must have a way to one, by moves that can be made at all."""
    ends = {name for name, stage in definition.stages.items() if stage.outcome}
    if not ends:
        yield Problem(("stages",), "no_outcome", {})
        return
    ways = [
        (source, move.target)
        for move in definition.moves.values()
        for source in move.sources
        if not reach.endings[source] or any(reach.can_go(move, source, each) for each in reach.endings[source])
    ]
    grown = True
    while grown:
        found = {source for source, target in ways if target in ends} - ends
        ends |= found
        grown = bool(found)
    for name in definition.stages:
        if name not in ends:
            yield Problem(("stages", name), "no_way_out", {"stage": name})


def _leaving_outcomes(definition: Definition) -> Iterator[Problem]:
    for move in definition.moves.values():
        for index, name in enumerate(move.sources):
            if definition.stages[name].outcome:
                yield Problem(("moves", move.name, "from", index), "leaves_outcome", {"move": move.name, "stage": name})
