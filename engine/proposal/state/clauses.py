"""The text: clauses written, revised, moved, removed and brought back, and the versions that were fixed of it."""

from __future__ import annotations

from collections.abc import Mapping

from engine.order import moved, without
from engine.proposal.events import (
    ClauseAdded,
    ClauseCosted,
    ClauseMoved,
    ClauseRemoved,
    ClauseRestored,
    ClauseRevised,
    VersionFixed,
)
from engine.proposal.state.proposal import Clause, Proposal, RemovedClause, Version
from engine.replacing import replace


def clauses(proposal: Proposal, event: object) -> Proposal | None:
    match event:
        case ClauseAdded():
            return _added(proposal, event)
        case ClauseRevised(clause=name, text=text):
            revised = replace(proposal.clauses[name], text=text, result=None, changed=bool(proposal.versions))
            return replace(proposal, clauses={**proposal.clauses, name: revised})
        case ClauseCosted(clause=name, cost=cost):
            return replace(proposal, clauses={**proposal.clauses, name: replace(proposal.clauses[name], cost=cost)})
        case ClauseMoved(clause=name, before=before):
            return _in_places(proposal, proposal.clauses, moved(proposal.places, name, before))
        case ClauseRemoved(clause=name):
            return _removed(proposal, name)
        case ClauseRestored(clause=name):
            back = {**proposal.clauses, name: _as_it_comes_back(proposal, proposal.removed[name])}
            there = replace(proposal, removed=without(proposal.removed, name))
            return _in_places(there, back, proposal.places)
        case VersionFixed(number=number):
            written = tuple((name, clause.text) for name, clause in proposal.clauses.items())
            return replace(proposal, versions=(*proposal.versions, Version(number=number, clauses=written)))
    return None


def _added(proposal: Proposal, event: ClauseAdded) -> Proposal:
    """An id that was removed may be used again, for another clause: what it stood for is gone then."""
    clause = Clause(clause=event.clause, text=event.text, changed=bool(proposal.versions), note=event.note)
    there = replace(proposal, removed=without(proposal.removed, event.clause))
    return _in_places(there, {**proposal.clauses, event.clause: clause}, moved(proposal.places, event.clause, None))


def _removed(proposal: Proposal, name: str) -> Proposal:
    gone = RemovedClause(clause=proposal.clauses[name], versions=len(proposal.versions), ballots=len(proposal.ballots))
    return replace(proposal, clauses=without(proposal.clauses, name), removed={**proposal.removed, name: gone})


def _as_it_comes_back(proposal: Proposal, gone: RemovedClause) -> Clause:
    """What a ballot said of its wording still holds if none has been held since; else it is new to the next one, and
    to whoever read a version without it."""
    if gone.ballots == len(proposal.ballots) and (gone.clause.result or gone.versions == len(proposal.versions)):
        return gone.clause
    return replace(gone.clause, result=None, changed=bool(proposal.versions))


def _in_places(proposal: Proposal, there: Mapping[str, Clause], places: tuple[str, ...]) -> Proposal:
    return replace(proposal, places=places, clauses={name: there[name] for name in places if name in there})
