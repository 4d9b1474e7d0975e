"""The proposals that this one asked for."""

from __future__ import annotations

from engine.proposal.children.child import Child
from engine.proposal.children.events import ChildAskedFor
from engine.proposal.state.proposal import Proposal
from engine.replacing import replace


def children(proposal: Proposal, event: object) -> Proposal | None:
    match event:
        case ChildAskedFor():
            child = Child(
                child=event.child,
                workflow=event.workflow,
                title=event.title,
                item=event.item,
                text=event.text,
                batch=event.batch,
                of=event.of,
            )
            return replace(proposal, children={**proposal.children, event.child: child})
    return None
