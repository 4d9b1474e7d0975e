"""What can be tapped, and what is looked at. How people feel about it is not in the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenReaction:
    """`icon` is the name of a drawing or an emoji; a `word` that says nothing is the catalogue's."""

    kind: str
    icon: str
    word: Text


@event("meeting.reactions_set")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionsSet:
    reactions: tuple[ChosenReaction, ...]


@event("meeting.clause_pointed_at")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePointedAt:
    """Both are absent when nothing is pointed at any more. Whoever pointed before times were kept has none."""

    proposal: str | None
    clause: str | None
    at: str = ""
