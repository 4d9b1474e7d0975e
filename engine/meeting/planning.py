"""Planning a meeting, its agenda and its phases."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from engine.errors import Refused, refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import (
    AddAgendaItem,
    AgendaLine,
    BeginAgendaItem,
    EndMeeting,
    OpenDoors,
    PlanMeeting,
    SetNextDate,
)
from engine.meeting.decision import Decision, not_ended, not_open, point_in_time
from engine.meeting.events import (
    AgendaItemAdded,
    AgendaItemBegun,
    DoorsOpened,
    GroupsClosed,
    MeetingEnded,
    MeetingPlanned,
    NextDateSet,
    PlannedItem,
)
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
        agenda=tuple(_planned(line) for line in command.agenda),
    )
    return (planned,)


def add_item(meeting: Meeting, command: AddAgendaItem, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_ended(meeting):
        return wrong
    if command.line.item in meeting.agenda:
        return refuse("already_exists", what="item")
    if _unknown_proposal(command.line, facts):
        return refuse("not_found", what="proposal")
    return (AgendaItemAdded(item=_planned(command.line)),)


def begin_item(meeting: Meeting, command: BeginAgendaItem, facts: MeetingFacts, moment: Moment) -> Decision:
    """Items may be taken in any order, and more than once."""
    if wrong := not_open(meeting):
        return wrong
    if command.item not in meeting.agenda:
        return refuse("not_found", what="item")
    if command.item == meeting.item:
        return ()
    return (AgendaItemBegun(item=command.item, at=moment.at),)


def open_doors(meeting: Meeting, command: OpenDoors, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_ended(meeting):
        return wrong
    return refuse("already_open") if meeting.phase == "open" else (DoorsOpened(at=moment.at),)


def end(meeting: Meeting, command: EndMeeting, facts: MeetingFacts, moment: Moment) -> Decision:
    """No round outlives its meeting, so that what a group has written is final for the harvest."""
    if wrong := not_open(meeting):
        return wrong
    closed = tuple(GroupsClosed(round=each.round) for each in meeting.rounds.values() if each.open)
    return (*closed, MeetingEnded(at=moment.at))


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
    if any(_unknown_proposal(line, facts) for line in command.agenda):
        return refuse("not_found", what="proposal")
    if len({line.item for line in command.agenda}) < len(command.agenda):
        return refuse("already_exists", what="item")
    if not _is_time_zone(command.time_zone):
        return refuse("unknown_time_zone", name=command.time_zone)
    return None


def _unknown_proposal(line: AgendaLine, facts: MeetingFacts) -> bool:
    return line.proposal is not None and line.proposal not in facts.known_proposals


def _is_time_zone(name: str) -> bool:
    """`ZoneInfo` tells unknown names in several ways: no such key, a folder of zones, a file that is none."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _planned(line: AgendaLine) -> PlannedItem:
    return PlannedItem(item=line.item, title=said(line.title), minutes=line.minutes, proposal=line.proposal)
