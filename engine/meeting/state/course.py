"""How the meeting goes: when and where, its doors, its end, the archive, what comes next."""

from __future__ import annotations

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
from engine.meeting.state.stretches import gone_on, halted
from engine.replacing import replace


def course(meeting: Meeting, event: object) -> Meeting | None:
    match event:
        case MeetingChanged():
            return _changed(meeting, event)
        case DoorsOpened():
            return replace(meeting, phase="open")
        case DoorsShut(at=at):
            planned = replace(_quiet(meeting, at), phase="planned")
            return replace(planned, item=None, item_since=None, item_until=None)
        case MeetingEnded(at=at):
            return replace(_quiet(meeting, at), phase="ended")
        case MeetingReopened(at=at):
            stretches = gone_on(meeting.stretches, meeting.item, at) if meeting.item else meeting.stretches
            return replace(meeting, phase="open", stretches=stretches)
        case MeetingArchived():
            return replace(meeting, archived=True, changes=meeting.changes + 1)
        case MeetingUnarchived():
            return replace(meeting, archived=False, changes=meeting.changes + 1)
        case NextDateSet(starts_at=starts_at):
            return replace(meeting, next_date=starts_at)
    return None


def _quiet(meeting: Meeting, at: str) -> Meeting:
    """Nobody speaks any more, about nothing, and the hall shows what goes without saying."""
    floor, stretches = meeting.floor.emptied(at), halted(meeting.stretches, at)
    return replace(meeting, floor=floor, stretches=stretches, shown=None, pointed_at=None)


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
