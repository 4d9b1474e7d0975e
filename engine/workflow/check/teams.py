"""A team that a workflow dissolves must have been founded somewhere before, or asked for by `has_team`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.workflow.check.reach import spread
from engine.workflow.definition import Definition, Move
from engine.workflow.effects import DissolveTeamOfProposal, FoundTeamOfProposal
from engine.workflow.guards import HasTeam, atoms_of
from engine.workflow.problems import Problem


def teams(definition: Definition) -> Iterator[Problem]:
    """A workflow that looks at `has_team` knows that it may be begun for a team that is there already."""
    founded = spread(definition, {move.target for move in definition.moves.values() if _has_one(move)})
    for move in definition.moves.values():
        for index, effect in enumerate(move.effects):
            if isinstance(effect, DissolveTeamOfProposal) and not (founded & set(move.sources) or _has_one(move)):
                yield Problem(("moves", move.name, "effects", index), "team_never_founded", {"move": move.name})


def _has_one(move: Move) -> bool:
    founds = any(isinstance(effect, FoundTeamOfProposal) for effect in move.effects)
    return founds or any(isinstance(each, HasTeam) for each in atoms_of(move.guards))
