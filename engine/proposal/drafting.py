"""Writing the text: only where the stage is one of drafting."""

from __future__ import annotations

from engine.errors import Refused, refuse
from engine.proposal.commands import AddClause, RemoveClause, ReviseClause
from engine.proposal.events import ClauseAdded, ClauseRemoved, ClauseRevised
from engine.proposal.state import Proposal
from engine.text import said
from engine.workflow.definition import Definition

MOST_CLAUSES = 100
"""As many as one paper of a ballot can answer (`engine.ballot.commands.Cast.choice`)."""


def writable(state: Proposal, definition: Definition) -> bool:
    return definition.stages[state.stage].activity == "drafting"


def _fixed(state: Proposal, definition: Definition) -> Refused | None:
    if writable(state, definition):
        return None
    return refuse("text_is_fixed", stage=dict(definition.stages[state.stage].title))


def add_clause(state: Proposal, command: AddClause, definition: Definition) -> tuple[ClauseAdded, ...] | Refused:
    if fixed := _fixed(state, definition):
        return fixed
    if command.clause in state.clauses:
        return refuse("already_exists", what="clause")
    if len(state.clauses) >= MOST_CLAUSES:
        return refuse("too_many_clauses", most=MOST_CLAUSES)
    return (ClauseAdded(clause=command.clause, text=said(command.text)),)


def revise_clause(
    state: Proposal, command: ReviseClause, definition: Definition
) -> tuple[ClauseRevised, ...] | Refused:
    if fixed := _fixed(state, definition):
        return fixed
    if command.clause not in state.clauses:
        return refuse("not_found", what="clause")
    return (ClauseRevised(clause=command.clause, text=said(command.text)),)


def remove_clause(
    state: Proposal, command: RemoveClause, definition: Definition
) -> tuple[ClauseRemoved, ...] | Refused:
    if fixed := _fixed(state, definition):
        return fixed
    if command.clause not in state.clauses:
        return refuse("not_found", what="clause")
    return (ClauseRemoved(clause=command.clause),)
