"""What still holds each move that people could make: tried on the machine without being made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engine.gather.proposal import proposal_facts
from engine.ports import Reader
from engine.proposal.state import Proposal
from engine.states import States
from engine.workflow.machine import Attempt, attempts
from engine.workflow.shelf import Shelf


def holds(reader: Reader, states: States, shelf: Shelf, proposals: Iterable[Proposal]) -> dict[str, Any]:
    """`{proposal: {move: {ready, guards: {name: {holds, params, order}}}}}` of the moves by hand from where it is. Of
    several guards of one kind the later ones get a number in their key (`any-2`), and name their kind as `guard`."""
    return {proposal.proposal: _of_proposal(reader, states, shelf, proposal) for proposal in proposals}


def _of_proposal(reader: Reader, states: States, shelf: Shelf, proposal: Proposal) -> dict[str, Any]:
    definition = shelf.version(reader, proposal.workflow, proposal.version)
    facts = proposal_facts(reader, states, shelf, proposal)
    tried = (each for each in attempts(definition, proposal, facts, reader.now()) if not each.move.automatic)
    return {each.move.name: _of_move(each) for each in tried}


def _of_move(tried: Attempt) -> dict[str, Any]:
    guards: dict[str, Any] = {}
    for order, each in enumerate(tried.guards, start=1):
        found = {"holds": each.holds, "params": dict(each.params), "order": order}
        again = each.guard in guards
        guards[f"{each.guard}-{order}" if again else each.guard] = found | ({"guard": each.guard} if again else {})
    return {"ready": tried.target is not None, "guards": guards}
