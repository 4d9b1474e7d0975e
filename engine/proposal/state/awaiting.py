"""The proposal that this one waits for, and those that wait for this one."""

from __future__ import annotations

from engine.proposal.awaiting.awaited import Awaited
from engine.proposal.awaiting.events import AwaitedTold, ProposalAwaited, ProposalAwaits
from engine.proposal.state.proposal import Proposal
from engine.replacing import replace


def awaiting(proposal: Proposal, event: object) -> Proposal | None:
    match event:
        case ProposalAwaits() | AwaitedTold():
            other = Awaited(proposal=event.awaited, title=event.title, outcome=event.outcome)
            return replace(proposal, awaits=other)
        case ProposalAwaited(by=by):
            return replace(proposal, awaited_by=(*proposal.awaited_by, by))
    return None
