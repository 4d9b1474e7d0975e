"""What is on the screen in the hall because the coordinator put it there."""

from __future__ import annotations

from engine.meeting.events import ShownOnScreen
from engine.meeting.state.meeting import Meeting, Shown
from engine.replacing import replace


def showing(meeting: Meeting, event: object) -> Meeting | None:
    match event:
        case ShownOnScreen(moment="auto"):
            return replace(meeting, shown=None)
        case ShownOnScreen(moment=moment, at=at, until=until):
            return replace(meeting, shown=Shown(moment=moment, since=at, until=until))
    return None
