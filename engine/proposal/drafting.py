"""Writing the text: only where the stage is one of drafting, or between rounds of consent."""

from __future__ import annotations

from engine.ballot.rules import STATUS_QUO
from engine.errors import Refused, refuse
from engine.order import moved
from engine.proposal.commands import (
    AddClause,
    AddClauses,
    CostClause,
    MoveClause,
    RemoveClause,
    RenameProposal,
    RestoreClause,
    ReviseClause,
)
from engine.proposal.events import (
    ClauseAdded,
    ClauseCosted,
    ClauseMoved,
    ClauseRemoved,
    ClauseRestored,
    ClauseRevised,
    ProposalRenamed,
)
from engine.proposal.state import Proposal
from engine.tally.paper import ABSTAIN
from engine.text import said
from engine.workflow.definition import Definition

RESERVED = frozenset({ABSTAIN, STATUS_QUO})
"""What a paper says of no option in particular: no clause has such an id."""

MOST_CLAUSES = 100
"""As many as one paper of a ballot can answer (`engine.ballot.commands.Cast.choice`)."""

Written = (
    RenameProposal | AddClause | AddClauses | ReviseClause | CostClause | MoveClause | RemoveClause | RestoreClause
)
Change = ProposalRenamed | ClauseAdded | ClauseRevised | ClauseCosted | ClauseMoved | ClauseRemoved | ClauseRestored
Events = tuple[Change, ...]


def writable(state: Proposal, definition: Definition) -> bool:
    """Between rounds of consent too, so that objections can be integrated."""
    match definition.stages[state.stage].activity:
        case "drafting":
            return True
        case "consent":
            return state.open_ballot is None and not state.waits_for
    return False


def write(state: Proposal, command: Written, definition: Definition) -> Events | Refused:
    """Whatever changes the text or the title."""
    if not writable(state, definition):
        return refuse("text_is_fixed", stage=dict(definition.stages[state.stage].title))
    match command:
        case RenameProposal(title=title):
            return (ProposalRenamed(title=said(title)),)
        case AddClause(clause=clause, text=text, note=note):
            return _add(state, ((clause, text),), note)
        case AddClauses(clauses=lines):
            return _add(state, tuple((line.clause, line.text) for line in lines))
        case RestoreClause():
            return _restore(state, command)
        case MoveClause():
            return _move(state, command)
    if command.clause not in state.clauses:
        return refuse("not_found", what="clause")
    if isinstance(command, RemoveClause):
        return (ClauseRemoved(clause=command.clause),)
    if isinstance(command, CostClause):
        known = state.clauses[command.clause].cost
        return () if command.cost == known else (ClauseCosted(clause=command.clause, cost=command.cost),)
    return (ClauseRevised(clause=command.clause, text=said(command.text)),)


def _add(state: Proposal, lines: tuple[tuple[str, str], ...], note: str | None = None) -> Events | Refused:
    names = {name for name, _ in lines}
    if taken := names & RESERVED:
        return refuse("name_taken", name=min(taken))
    if len(names) < len(lines) or names & set(state.clauses):
        return refuse("already_exists", what="clause")
    if len(state.clauses) + len(lines) > MOST_CLAUSES:
        return refuse("too_many_clauses", most=MOST_CLAUSES)
    return tuple(ClauseAdded(clause=name, text=said(text), note=note) for name, text in lines)


def _move(state: Proposal, command: MoveClause) -> Events | Refused:
    if command.clause not in state.clauses or (command.before is not None and command.before not in state.clauses):
        return refuse("not_found", what="clause")
    if command.before == command.clause or moved(state.clauses, command.clause, command.before) == (*state.clauses,):
        return ()
    return (ClauseMoved(clause=command.clause, before=command.before),)


def _restore(state: Proposal, command: RestoreClause) -> Events | Refused:
    if command.clause in state.clauses:
        return ()
    if command.clause not in state.removed:
        return refuse("not_found", what="clause")
    if len(state.clauses) >= MOST_CLAUSES:
        return refuse("too_many_clauses", most=MOST_CLAUSES)
    return (ClauseRestored(clause=command.clause),)
