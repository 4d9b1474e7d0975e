"""When and where it is, and its phases from doors to archive."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.meeting.events.agenda import PlannedItem
from engine.registry import event
from engine.text import Text


@event("meeting.planned")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPlanned:
    meeting: str
    movements: tuple[str, ...]
    title: Text
    starts_at: str
    time_zone: str
    place: Text
    call_link: Text
    entry: str
    code: str
    agenda: tuple[PlannedItem, ...]
    lasts: int = 0
    series: str | None = None
    dial_in: Text = field(default_factory=Text)


@event("meeting.changed")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChanged:
    """All that can be changed of it, as it is from now on."""

    title: Text
    starts_at: str
    time_zone: str
    place: Text
    call_link: Text
    entry: str
    lasts: int
    dial_in: Text = field(default_factory=Text)


@event("meeting.doors_opened")
@dataclass(frozen=True, slots=True, kw_only=True)
class DoorsOpened:
    at: str


@event("meeting.doors_shut")
@dataclass(frozen=True, slots=True, kw_only=True)
class DoorsShut:
    at: str


@event("meeting.ended")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEnded:
    at: str


@event("meeting.reopened")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingReopened:
    at: str


@event("meeting.archived")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingArchived:
    at: str


@event("meeting.unarchived")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingUnarchived:
    at: str


@event("meeting.next_date_set")
@dataclass(frozen=True, slots=True, kw_only=True)
class NextDateSet:
    starts_at: str
