"""Suggestions to the text, and what became of each."""

from __future__ import annotations

from typing import Any

from engine.proposal.state.proposal import Proposal
from engine.proposal.suggesting.events import Suggested, SuggestionDeclined, SuggestionTaken, SuggestionWithdrawn
from engine.proposal.suggesting.suggestion import Suggestion
from engine.replacing import replace
from engine.text import NOTHING


def suggestions(proposal: Proposal, event: object) -> Proposal | None:
    match event:
        case Suggested():
            return replace(proposal, suggestions={**proposal.suggestions, event.suggestion: _made(proposal, event)})
        case SuggestionTaken(suggestion=name):
            return _with(proposal, name, state="taken")
        case SuggestionDeclined(suggestion=name, reason=reason):
            return _with(proposal, name, state="declined", answer=reason)
        case SuggestionWithdrawn(suggestion=name):
            return _with(proposal, name, state="withdrawn")
    return None


def _made(proposal: Proposal, event: Suggested) -> Suggestion:
    return Suggestion(
        suggestion=event.suggestion,
        kind=event.kind,
        clause=event.clause,
        on=proposal.clauses[event.clause].text if event.clause else NOTHING,
        text=event.text,
        reason=event.reason,
        by=event.by,
        organisation=event.organisation,
        at=event.at,
    )


def _with(proposal: Proposal, name: str, **changes: Any) -> Proposal:
    changed = replace(proposal.suggestions[name], **changes)
    return replace(proposal, suggestions={**proposal.suggestions, name: changed})
