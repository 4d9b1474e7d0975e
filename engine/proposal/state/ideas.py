"""Ideas, and what they were joined into. A cluster in which no idea is left is no more."""

from __future__ import annotations

from typing import Any

from engine.proposal.brainstorming.events import (
    ClusterNamed,
    IdeaAdded,
    IdeaBroughtBack,
    IdeaParted,
    IdeaSetAside,
    IdeasJoined,
    IdeaWithdrawn,
)
from engine.proposal.brainstorming.idea import Cluster, Idea
from engine.proposal.state.proposal import Proposal
from engine.replacing import replace


def ideas(proposal: Proposal, event: object) -> Proposal | None:
    match event:
        case IdeaAdded():
            made = Idea(idea=event.idea, text=event.text, by=event.by, entered=event.entered, at=event.at)
            return replace(proposal, ideas={**proposal.ideas, event.idea: made})
        case IdeaWithdrawn(idea=idea):
            return _tidy(replace(proposal, ideas={name: each for name, each in proposal.ideas.items() if name != idea}))
        case IdeasJoined(cluster=cluster, ideas=joined):
            known = {cluster: Cluster(cluster=cluster), **proposal.clusters}
            return _with(replace(proposal, clusters=known), joined, cluster=cluster, aside=False)
        case IdeaParted(idea=idea):
            return _with(proposal, (idea,), cluster=None)
        case ClusterNamed(cluster=cluster, title=title):
            named = replace(proposal.clusters[cluster], title=title)
            return replace(proposal, clusters={**proposal.clusters, cluster: named})
        case IdeaSetAside(idea=idea):
            return _with(proposal, (idea,), aside=True)
        case IdeaBroughtBack(idea=idea):
            return _with(proposal, (idea,), aside=False)
    return None


def _with(proposal: Proposal, names: tuple[str, ...], **changes: Any) -> Proposal:
    changed = {name: replace(proposal.ideas[name], **changes) for name in names}
    return _tidy(replace(proposal, ideas={**proposal.ideas, **changed}))


def _tidy(proposal: Proposal) -> Proposal:
    held = {each.cluster for each in proposal.ideas.values()}
    return replace(proposal, clusters={name: each for name, each in proposal.clusters.items() if name in held})
