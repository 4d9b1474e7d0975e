"""How the meeting goes: when and where, its doors, its end, the archive, what comes next."""

from __future__ import annotations

from dataclasses import replace

from engine.meeting.events import (
    DoorsOpened,
    DoorsShut,
    MeetingArchived,
    MeetingChanged,
    MeetingEnded,
    MeetingReopened,
    MeetingUnarchived,
    NextDateSet,
)
from engine.meeting.state.meeting import Meeting


def course(meeting: Meeting, event: object) -> Meeting | None:
    match event:
        case MeetingChanged():
            return _changed(meeting, event)
        case DoorsOpened() | MeetingReopened():
            return replace(meeting, phase="open")
        case DoorsShut():
            return replace(meeting, phase="planned", item=None, item_since=None, shown=None, pointed_at=None)
        case MeetingEnded():
            return replace(meeting, phase="ended", shown=None, pointed_at=None)
        case MeetingArchived():
            return replace(meeting, archived=True, changes=meeting.changes + 1)
        case MeetingUnarchived():
            return replace(meeting, archived=False, changes=meeting.changes + 1)
        case NextDateSet(starts_at=starts_at):
            return replace(meeting, next_date=starts_at)
    return None


def _changed(meeting: Meeting, event: MeetingChanged) -> Meeting:
    return replace(
        meeting,
        title=event.title,
        starts_at=event.starts_at,
        time_zone=event.time_zone,
        place=event.place,
        call_link=event.call_link,
        entry=event.entry,
        lasts=event.lasts,
        dial_in=event.dial_in,
        changes=meeting.changes + 1,
    )
