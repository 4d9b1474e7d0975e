"""What can be tapped, and which clause the meeting looks at."""

from __future__ import annotations

from engine.meeting.events import ClausePointedAt, ReactionsSet
from engine.meeting.state.meeting import Meeting, PointedAt
from engine.replacing import replace


def feeling(meeting: Meeting, event: object) -> Meeting | None:
    match event:
        case ReactionsSet(reactions=reactions):
            return replace(meeting, reactions=reactions)
        case ClausePointedAt(proposal=proposal, clause=clause, at=at):
            there = PointedAt(proposal=proposal, clause=clause, since=at) if proposal and clause else None
            return replace(meeting, pointed_at=there, shown=None if there else meeting.shown)
    return None
