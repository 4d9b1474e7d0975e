"""When and where a meeting is, and when the next."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from engine.errors import Refused, refuse
from engine.facts import MeetingFacts
from engine.meeting.agenda import as_planned, unknown_proposal
from engine.meeting.commands import ChangeMeeting, PlanMeeting, SetNextDate
from engine.meeting.decision import Decision, not_ended, point_in_time
from engine.meeting.events import Admitted, MeetingChanged, MeetingPlanned, NextDateSet
from engine.meeting.state import Meeting
from engine.moment import Moment, timestamp
from engine.text import said


def plan(command: PlanMeeting, facts: MeetingFacts, moment: Moment) -> Decision:
    """Six digits make a code that can be read aloud. That no two meetings share one is the store's to hold: it runs
    the decision again, with other dice."""
    if wrong := _cannot_plan(command, facts):
        return wrong
    starts_at = point_in_time(command.starts_at)
    if isinstance(starts_at, Refused):
        return starts_at
    planned = MeetingPlanned(
        meeting=command.meeting,
        movements=tuple(dict.fromkeys(command.movements)),
        title=said(command.title),
        starts_at=timestamp(starts_at),
        time_zone=command.time_zone,
        place=said(command.place),
        call_link=said(command.call_link),
        entry=command.entry,
        code=str(moment.dice().randrange(100_000, 1_000_000)),
        agenda=tuple(as_planned(line) for line in command.agenda),
        lasts=command.lasts,
        series=command.series,
        dial_in=said(command.dial_in),
    )
    return (planned,)


def change(meeting: Meeting, command: ChangeMeeting, facts: MeetingFacts, moment: Moment) -> Decision:
    """Where the code alone lets people in from now on, nobody who asked before is left at the door."""
    if wrong := not_ended(meeting):
        return wrong
    if not _is_time_zone(command.time_zone):
        return refuse("unknown_time_zone", name=command.time_zone)
    starts_at = point_in_time(command.starts_at)
    if isinstance(starts_at, Refused):
        return starts_at
    changed = MeetingChanged(
        title=said(command.title),
        starts_at=timestamp(starts_at),
        time_zone=command.time_zone,
        place=said(command.place),
        call_link=said(command.call_link),
        entry=command.entry,
        lasts=command.lasts,
        dial_in=said(command.dial_in),
    )
    waiting = meeting.waiting if command.entry == "open" else ()
    return (changed, *(Admitted(person=person, role="participant") for person in waiting))


def set_next_date(meeting: Meeting, command: SetNextDate, facts: MeetingFacts, moment: Moment) -> Decision:
    """Also after the end: dates are often agreed by mail."""
    starts_at = point_in_time(command.starts_at)
    if isinstance(starts_at, Refused):
        return starts_at
    if starts_at <= moment.now:
        return refuse("date_in_past")
    written = timestamp(starts_at)
    return () if written == meeting.next_date else (NextDateSet(starts_at=written),)


def _cannot_plan(command: PlanMeeting, facts: MeetingFacts) -> Refused | None:
    if not facts.known_movements.issuperset(command.movements):
        return refuse("not_found", what="movement")
    if any(unknown_proposal(line, facts) for line in command.agenda):
        return refuse("not_found", what="proposal")
    if len({line.item for line in command.agenda}) < len(command.agenda):
        return refuse("already_exists", what="item")
    if not _is_time_zone(command.time_zone):
        return refuse("unknown_time_zone", name=command.time_zone)
    return None


def _is_time_zone(name: str) -> bool:
    """`ZoneInfo` tells unknown names in several ways: no such key, a folder of zones, a file that is none."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
