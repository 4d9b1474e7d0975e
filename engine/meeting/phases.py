"""From planned to open to ended, the way back where somebody was too quick, and the archive."""

from __future__ import annotations

from engine.errors import refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import (
    ArchiveMeeting,
    EndMeeting,
    OpenDoors,
    ReopenMeeting,
    ShutDoors,
    UnarchiveMeeting,
)
from engine.meeting.decision import Decision, not_ended, not_open
from engine.meeting.events import (
    CheckedIn,
    CheckedOut,
    DoorsOpened,
    DoorsShut,
    GroupsClosed,
    MeetingArchived,
    MeetingEnded,
    MeetingReopened,
    MeetingUnarchived,
)
from engine.meeting.state import Meeting
from engine.moment import Moment


def open_doors(meeting: Meeting, command: OpenDoors, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_ended(meeting):
        return wrong
    if meeting.phase == "open":
        return refuse("already_open")
    return (*_out_of_archive(meeting, moment), DoorsOpened(at=moment.at))


def shut_doors(meeting: Meeting, command: ShutDoors, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    if meeting.attendance:
        return refuse("people_inside", count=len(meeting.attendance))
    return (*_rounds_closed(meeting), DoorsShut(at=moment.at))


def end(meeting: Meeting, command: EndMeeting, facts: MeetingFacts, moment: Moment) -> Decision:
    """No round outlives its meeting, so that what a group has written is final for the harvest."""
    if wrong := not_open(meeting):
        return wrong
    return (*_rounds_closed(meeting), MeetingEnded(at=moment.at))


def reopen(meeting: Meeting, command: ReopenMeeting, facts: MeetingFacts, moment: Moment) -> Decision:
    """Whoever lost their access while nothing was going on does not count as being here, and who got other seats
    meanwhile is here for those."""
    if meeting.phase != "ended":
        return refuse("meeting_not_ended")
    left = (CheckedOut(person=person) for person in sorted(facts.gone & set(meeting.attendance)))
    reseated = (
        CheckedIn(person=person, mode=here.mode, seats=facts.seats_of[person])
        for person, here in sorted(meeting.attendance.items())
        if person not in facts.gone and facts.seats_of.get(person, here.seats) != here.seats
    )
    return (*_out_of_archive(meeting, moment), MeetingReopened(at=moment.at), *left, *reseated)


def archive(meeting: Meeting, command: ArchiveMeeting, facts: MeetingFacts, moment: Moment) -> Decision:
    if meeting.phase == "open":
        return refuse("meeting_still_open")
    return () if meeting.archived else (MeetingArchived(at=moment.at),)


def unarchive(meeting: Meeting, command: UnarchiveMeeting, facts: MeetingFacts, moment: Moment) -> Decision:
    return _out_of_archive(meeting, moment)


def _out_of_archive(meeting: Meeting, moment: Moment) -> tuple[MeetingUnarchived, ...]:
    """Nothing that is going on is archived, so what begins comes back by itself."""
    return (MeetingUnarchived(at=moment.at),) if meeting.archived else ()


def _rounds_closed(meeting: Meeting) -> tuple[GroupsClosed, ...]:
    return tuple(GroupsClosed(round=each.round) for each in meeting.rounds.values() if each.open)
