"""What each person wrote at proposals that is still theirs to take back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from engine.proposal.state import Proposal
from engine.proposal.suggesting.view import open_suggestions

Written = Mapping[str, tuple[str, ...]]
"""Ids by kind: `suggestions` that are open, `ideas`, and `advised`. Nothing of what somebody has none of."""


def written_at(proposals: Iterable[Proposal]) -> Mapping[str, Written]:
    """By person. Of ideas that were entered for somebody else they are whose who wrote them down."""
    found: dict[str, dict[str, list[str]]] = {}
    for proposal in proposals:
        for kind, by, id in _each(proposal):
            found.setdefault(by, {}).setdefault(kind, []).append(id)
    return {by: {kind: tuple(ids) for kind, ids in each.items()} for by, each in found.items()}


def _each(proposal: Proposal) -> Iterator[tuple[str, str, str]]:
    for suggestion in open_suggestions(proposal):
        yield "suggestions", suggestion.by, suggestion.suggestion
    for idea in proposal.ideas.values():
        yield "ideas", idea.by, idea.idea
    for advice in proposal.advice.values():
        yield "advised", advice.by, advice.advice
