"""Does a definition make sense as a process? Finds what reading alone cannot: stages that nothing leads to or out of,
cases after a ballot that no move takes, guards that never hold, moves that others always go before.

Public: `check`. What it finds is a problem with which a workflow cannot be published, or a warning, with which it can
(`Problem.refuses`). It may miss what is wrong; what it calls a problem is one.
"""

from __future__ import annotations

from collections.abc import Collection

from engine.workflow.check.advice import advice
from engine.workflow.check.awaited import awaited
from engine.workflow.check.ballots import ballots
from engine.workflow.check.children import children
from engine.workflow.check.deadlines import deadlines
from engine.workflow.check.loops import loops_without_human
from engine.workflow.check.moves import moves
from engine.workflow.check.named import named
from engine.workflow.check.reach import Reach
from engine.workflow.check.reviews import reviews
from engine.workflow.check.stages import stages, unknown_stages
from engine.workflow.check.teams import teams
from engine.workflow.definition import Definition
from engine.workflow.problems import Problem


def check(definition: Definition, seats: int | None = None, workflows: Collection[str] | None = None) -> list[Problem]:
    """Everything that was found. `seats`: how many organisations vote, where that is known: a quorum above it is one
    that nobody can meet. `workflows`: on which ones the movement begins, where that is known."""
    unknown = list(unknown_stages(definition))
    if unknown:
        return unknown
    reach = Reach.of(definition)
    return [
        *stages(definition, reach),
        *loops_without_human(definition, reach),
        *ballots(definition, reach, seats),
        *deadlines(definition),
        *advice(definition),
        *awaited(definition),
        *moves(definition, reach),
        *teams(definition),
        *children(definition),
        *reviews(definition),
        *(named(definition, workflows) if workflows is not None else ()),
    ]
