"""What is seen of the proposals that one started (docs/protocol.md: `children`): what they are called, and where each
stands. Not what they say: a guest of a meeting reads of the others no more than this."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.lookup import Lookup
from engine.proposal.children.child import Child
from engine.proposal.state import Proposal

View = dict[str, Any]


def view_children(proposal: Proposal, started: Mapping[str, Proposal], lookup: Lookup) -> View:
    """`started` are those of them that are there, by id."""
    return {
        id: {"order": order} | _child(asked, started.get(id), lookup)
        for order, (id, asked) in enumerate(proposal.children.items(), start=1)
    }


def _child(asked: Child, found: Proposal | None, lookup: Lookup) -> View:
    """As it was asked for, until the house has started it."""
    if found is None:
        return {"title": lookup.words(asked.title)}
    stage = lookup.definition(found.workflow, found.version).stages[found.stage]
    outcome = {"outcome": stage.outcome} if stage.outcome else {}
    return {"title": lookup.words(found.title), "stage_title": dict(stage.title)} | outcome
