"""When a proposal is looked at again."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event


@event("proposal.review_set")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSet:
    """`on` is a calendar day, which begins at midnight, UTC; empty: it need not be looked at again."""

    on: str


@event("proposal.review_came")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCame:
    """The day came, and the coordinators were reminded."""

    on: str
    at: str
