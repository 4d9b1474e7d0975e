"""A team that a workflow dissolves must have been founded somewhere before."""

from __future__ import annotations

from collections.abc import Iterator

from engine.workflow.check.reach import spread
from engine.workflow.definition import Definition, Move
from engine.workflow.effects import DissolveTeamOfProposal, FoundTeamOfProposal
from engine.workflow.problems import Problem


def teams(definition: Definition) -> Iterator[Problem]:
    founded = spread(definition, {move.target for move in definition.moves.values() if _founds(move)})
    for move in definition.moves.values():
        for index, effect in enumerate(move.effects):
            if isinstance(effect, DissolveTeamOfProposal) and not (founded & set(move.sources) or _founds(move)):
                yield Problem(("moves", move.name, "effects", index), "team_never_founded", {"move": move.name})


def _founds(move: Move) -> bool:
    return any(isinstance(effect, FoundTeamOfProposal) for effect in move.effects)
