"""What every decision about a meeting starts from: its shape, and whether the meeting is at the right phase."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from engine.errors import Refused, refuse
from engine.meeting.state import Meeting
from engine.moment import instant

Decision = tuple[Any, ...] | Refused
"""The events that happen, in order. None at all is a success too: what was asked is already so."""

FIRST_YEAR, LAST_YEAR = 1970, 2199


def not_ended(meeting: Meeting) -> Refused | None:
    return refuse("meeting_ended") if meeting.phase == "ended" else None


def not_open(meeting: Meeting) -> Refused | None:
    if meeting.phase == "planned":
        return refuse("meeting_not_open")
    return not_ended(meeting)


def point_in_time(text: str) -> datetime | Refused:
    """What somebody wrote as a time (ISO 8601 with a zone). Years before 1970 are slips, and the first thousand could
    not be written back in four digits; so are those far ahead, and a calendar file would say all of their clocks."""
    try:
        found = instant(text)
    except (ValueError, OverflowError):
        return refuse("bad_time")
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else refuse("bad_time")
