"""What every audience sees of waiting for another proposal (docs/protocol.md: `awaits`)."""

from __future__ import annotations

from typing import Any

from engine.lookup import Lookup
from engine.proposal.state import Proposal
from engine.workflow.definition import Definition
from engine.workflow.waiting import waits_for_proposal

View = dict[str, Any]


def view_awaits(proposal: Proposal, definition: Definition, lookup: Lookup) -> View:
    """`awaits`, in a stage that does so: empty while nobody has said for which one."""
    if not waits_for_proposal(definition.stages[proposal.stage].settings):
        return {}
    other = proposal.awaits
    if other is None:
        return {"awaits": {}}
    ended = {"outcome": other.outcome} if other.outcome else {}
    return {"awaits": {"proposal": other.proposal, "title": lookup.words(other.title)} | ended}
