"""What the coordinator puts on the screen in the hall."""

from __future__ import annotations

from engine.errors import Refused, refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import ShowOnScreen
from engine.meeting.decision import Decision, not_ended, point_in_time
from engine.meeting.events import ShownOnScreen
from engine.meeting.state import Meeting
from engine.moment import Moment, timestamp


def show(meeting: Meeting, command: ShowOnScreen, facts: MeetingFacts, moment: Moment) -> Decision:
    """What is said again is put up anew: it may have been covered by what the meeting went on with."""
    if wrong := not_ended(meeting):
        return wrong
    if command.moment == "auto":
        return (ShownOnScreen(moment="auto", at=moment.at),) if meeting.shown else ()
    until = None
    if command.until is not None:
        ends = point_in_time(command.until)
        if isinstance(ends, Refused):
            return ends
        if ends <= moment.now:
            return refuse("time_in_past")
        until = timestamp(ends)
    return (ShownOnScreen(moment=command.moment, at=moment.at, until=until),)
