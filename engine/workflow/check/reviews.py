"""A day on which a proposal is looked at again must have been set before a move waits for it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.workflow.activities import FollowUp
from engine.workflow.check.reach import spread
from engine.workflow.definition import Definition, Move, Stage
from engine.workflow.effects import SetReviewOfProposal
from engine.workflow.guards import ReviewDue, atoms_of
from engine.workflow.problems import Problem


def reviews(definition: Definition) -> Iterator[Problem]:
    """Not refused: a coordinator may set one by hand."""
    begun = {name for name, stage in definition.stages.items() if _sets_one(stage)}
    begun |= {move.target for move in definition.moves.values() if _sets(move)}
    known = spread(definition, begun)
    for move in definition.moves.values():
        waits = any(isinstance(atom, ReviewDue) for atom in atoms_of(move.guards))
        if waits and not known & set(move.sources):
            yield Problem(("moves", move.name, "guards"), "review_never_set", {"move": move.name})


def _sets(move: Move) -> bool:
    return any(isinstance(effect, SetReviewOfProposal) for effect in move.effects)


def _sets_one(stage: Stage) -> bool:
    return isinstance(stage.settings, FollowUp) and stage.settings.review_after_days > 0
