"""Reads what a proposal must know of the one that it waits for, or is to wait for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.gather.children import outcome_of
from engine.ports import Reader
from engine.proposal.awaiting.awaited import Awaited
from engine.proposal.awaiting.commands import AwaitProposal
from engine.proposal.commands import Settle
from engine.proposal.state import Proposal
from engine.roles import roles_in_movements
from engine.states import States
from engine.workflow.guards import ChildrenAdopted, ChildrenEnded, atoms_of
from engine.workflow.shelf import Shelf


def facts_of_awaited(
    reader: Reader, states: States, shelf: Shelf, proposal: Proposal, command: object, actor: str
) -> Mapping[str, Any]:
    """Of most commands nothing. By name in `ProposalFacts`. One of a movement that the actor does not coordinate is as
    if it were not there."""
    match command:
        case Settle() if proposal.awaits:
            return {"awaited": as_it_is(reader, states, shelf, proposal.awaits.proposal)}
        case AwaitProposal(awaited=wanted):
            found = states.proposal(wanted)
            if found is None or "coordinator" not in roles_in_movements(reader, actor, [found.movement]):
                return {}
            back = proposal.proposal in all_awaited(reader, states, shelf, wanted)
            return {"awaited": as_it_is(reader, states, shelf, wanted), "awaits_back": back}
    return {}


def as_it_is(reader: Reader, states: States, shelf: Shelf, proposal: str) -> Awaited | None:
    found = states.proposal(proposal)
    if found is None:
        return None
    return Awaited(proposal=proposal, title=found.title, outcome=outcome_of(reader, states, shelf, proposal))


def all_awaited(reader: Reader, states: States, shelf: Shelf, proposal: str) -> frozenset[str]:
    """What a proposal waits for, what those wait for, and so on; itself only if it does so in a circle."""
    seen, ahead = set[str](), [proposal]
    while ahead:
        for each in _awaited(reader, states, shelf, ahead.pop()):
            if each not in seen:
                seen.add(each)
                ahead.append(each)
    return frozenset(seen)


def _awaited(reader: Reader, states: States, shelf: Shelf, id: str) -> Iterator[str]:
    """What one proposal waits for now: another one, or those that it started, where it is in a stage that waits for
    them."""
    found = states.proposal(id)
    if found is None:
        return
    if found.awaits and not found.awaits.outcome:
        yield found.awaits.proposal
    if found.children:
        moves = shelf.version(reader, found.workflow, found.version).moves_from(found.stage)
        guards = [each for move in moves for each in atoms_of(move.guards)]
        if any(isinstance(each, ChildrenEnded | ChildrenAdopted) for each in guards):
            yield from (each for each in found.newest_children if not outcome_of(reader, states, shelf, each))
