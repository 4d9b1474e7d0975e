"""What has happened to ideas. That clauses were made of them is told by the clauses."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import Text


@event("proposal.idea_added")
@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaAdded:
    """`entered`: written by `by` for somebody else who has no phone."""

    idea: str
    text: Text
    by: str
    entered: bool
    at: str


@event("proposal.idea_withdrawn")
@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaWithdrawn:
    idea: str


@event("proposal.ideas_joined")
@dataclass(frozen=True, slots=True, kw_only=True)
class IdeasJoined:
    cluster: str
    ideas: tuple[str, ...]


@event("proposal.idea_parted")
@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaParted:
    idea: str


@event("proposal.cluster_named")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterNamed:
    cluster: str
    title: Text


@event("proposal.idea_set_aside")
@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaSetAside:
    idea: str


@event("proposal.idea_brought_back")
@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaBroughtBack:
    idea: str
