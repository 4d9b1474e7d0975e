"""What has happened on a board."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import Text


@event("board.card_posted")
@dataclass(frozen=True, slots=True, kw_only=True)
class CardPosted:
    """`by` is who posted it; `organisation` is theirs at that time, empty if they have none. `mode` is where they were:
    `room`, `online`, or empty for who had not checked in. `named`: they knew that their organisation would stand by it.
    `waits` for a coordinator to release it."""

    card: str
    kind: str
    text: Text
    by: str
    organisation: str
    mode: str
    named: bool
    waits: bool
    at: str


@event("board.card_rewritten")
@dataclass(frozen=True, slots=True, kw_only=True)
class CardRewritten:
    """`waits`: a coordinator has to release these words anew."""

    card: str
    kind: str
    text: Text
    waits: bool = False


@event("board.card_taken_back")
@dataclass(frozen=True, slots=True, kw_only=True)
class CardTakenBack:
    card: str


@event("board.card_released")
@dataclass(frozen=True, slots=True, kw_only=True)
class CardReleased:
    card: str


@event("board.card_set_aside")
@dataclass(frozen=True, slots=True, kw_only=True)
class CardSetAside:
    """`reason` is for its author; it may say nothing."""

    card: str
    reason: Text


@event("board.card_answered")
@dataclass(frozen=True, slots=True, kw_only=True)
class CardAnswered:
    """What was on the hall's screen goes off it."""

    card: str
    at: str


@event("board.card_reopened")
@dataclass(frozen=True, slots=True, kw_only=True)
class CardReopened:
    card: str


@event("board.card_featured")
@dataclass(frozen=True, slots=True, kw_only=True)
class CardFeatured:
    """No `card`: the hall's screen is free again."""

    card: str | None
    at: str


@event("board.rules_settled")
@dataclass(frozen=True, slots=True, kw_only=True)
class RulesSettled:
    moderated: bool
    named: bool
    closed: bool
