"""What has happened to suggestions. What became of the text by one that was taken over is an event of its own."""

from __future__ import annotations

from dataclasses import dataclass

from engine.proposal.suggesting.suggestion import SuggestionKind
from engine.registry import event
from engine.text import Text


@event("proposal.suggested")
@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """`text` is the wording, or the new clause; nothing of a removal. `organisation` is where `by` is from; nothing of
    a guest."""

    suggestion: str
    kind: SuggestionKind
    clause: str | None
    text: Text
    reason: Text
    by: str
    organisation: str
    at: str


@event("proposal.suggestion_taken")
@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionTaken:
    """What follows it in the stream is what was suggested: `clause` is revised, added or removed."""

    suggestion: str
    clause: str
    by: str
    at: str


@event("proposal.suggestion_declined")
@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionDeclined:
    suggestion: str
    reason: Text
    by: str
    at: str


@event("proposal.suggestion_withdrawn")
@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionWithdrawn:
    suggestion: str
    at: str
