"""A move that waits for children must come after one that starts them."""

from __future__ import annotations

from collections.abc import Iterator

from engine.workflow.check.reach import spread
from engine.workflow.definition import Definition
from engine.workflow.effects import StartChildren
from engine.workflow.guards import ChildrenAdopted, ChildrenEnded, atoms_of
from engine.workflow.problems import Problem


def children(definition: Definition) -> Iterator[Problem]:
    starts = (m for m in definition.moves.values() if any(isinstance(each, StartChildren) for each in m.effects))
    started = spread(definition, {move.target for move in starts})
    for move in definition.moves.values():
        waits = any(isinstance(each, ChildrenEnded | ChildrenAdopted) for each in atoms_of(move.guards))
        if waits and not started & set(move.sources):
            yield Problem(("moves", move.name, "guards"), "children_never_started", {"move": move.name})
