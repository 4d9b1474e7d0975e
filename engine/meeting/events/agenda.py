"""What is talked about, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedItem:
    item: str
    title: Text
    minutes: int
    proposal: str | None = None


@event("meeting.item_added")
@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemAdded:
    item: PlannedItem


@event("meeting.item_changed")
@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemChanged:
    item: PlannedItem


@event("meeting.item_moved")
@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemMoved:
    """It stands right before `before` now; at the end if that is nothing."""

    item: str
    before: str | None


@event("meeting.item_removed")
@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemRemoved:
    item: str


@event("meeting.item_begun")
@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemBegun:
    item: str
    at: str
