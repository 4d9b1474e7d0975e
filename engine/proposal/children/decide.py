"""The beginning of a proposal that another one has asked for."""

from __future__ import annotations

from typing import Any

from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.children.commands import StartChild
from engine.proposal.events import ProposalStarted, WrittenClause
from engine.proposal.state import Proposal
from engine.text import NOTHING


def start_child(
    state: Proposal | None, command: StartChild, facts: ProposalFacts, moment: Moment
) -> tuple[Any, ...] | Refused:
    """Asked for again, it is there already. It belongs to no meeting: whoever coordinates brings it to one."""
    if state is not None:
        return ()
    parent = facts.parent
    asked = parent.children.get(command.proposal) if parent else None
    if parent is None or asked is None:
        return refuse("not_found", what="proposal")
    if facts.definition is None:
        return refuse("no_such_workflow", workflow=asked.workflow)
    clauses = () if asked.text == NOTHING else (WrittenClause(clause=asked.item, text=asked.text),)
    started = ProposalStarted(
        proposal=command.proposal,
        movement=parent.movement,
        meeting=None,
        title=asked.title,
        workflow=facts.definition.name,
        version=facts.definition.version,
        digest=facts.definition.digest,
        stage=facts.definition.start,
        clauses=clauses,
        at=moment.at,
        parent=parent.proposal,
        depth=parent.depth + 1,
        team=asked.item if asked.of == "team" else None,
    )
    return (started,)
