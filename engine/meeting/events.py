"""What has happened in a meeting. Ids, numbers and sealed texts only: no names, no words."""

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


@event("meeting.checked_in")
@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn:
    """`seats` are the organisations that the person could vote for at that moment; `by` who noted it, at roll call."""

    person: str
    mode: str
    seats: tuple[str, ...]
    by: str | None = None


@event("meeting.checked_out")
@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedOut:
    """`by` who noted it, at roll call."""

    person: str
    by: str | None = None


@event("meeting.entry_asked")
@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAsked:
    person: str


@event("meeting.admitted")
@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    person: str
    role: str


@event("meeting.turned_away")
@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAway:
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormedGroup:
    """`place` is `table` or `room`; `number` counts from 1 within the place."""

    group: str
    place: str
    number: int
    people: tuple[str, ...]


@event("meeting.groups_formed")
@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsFormed:
    round: str
    question: Text
    proposal: str | None
    groups: tuple[FormedGroup, ...]
    at: str


@event("meeting.walked")
@dataclass(frozen=True, slots=True, kw_only=True)
class WalkedToGroup:
    person: str
    group: str


@event("meeting.groups_closed")
@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsClosed:
    round: str


@event("meeting.theme_added")
@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeAdded:
    theme: str
    round: str
    title: Text


@event("meeting.theme_renamed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRenamed:
    theme: str
    title: Text


@event("meeting.theme_removed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRemoved:
    """The notes that lay under it lie loose again."""

    theme: str


@event("meeting.note_harvested")
@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHarvested:
    theme: str
    group: str
    note: str


@event("meeting.note_returned")
@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReturned:
    group: str
    note: str
