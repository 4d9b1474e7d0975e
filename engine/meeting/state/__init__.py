"""A meeting as its events make it. Public: `Meeting` and its parts, and `evolve`, which folds."""

from engine.meeting.state.evolve import evolve
from engine.meeting.state.meeting import (
    Attendance,
    Group,
    Item,
    Meeting,
    MinutesKept,
    PointedAt,
    Round,
    Shown,
    Theme,
    Written,
)

__all__ = [
    "Attendance",
    "Group",
    "Item",
    "Meeting",
    "MinutesKept",
    "PointedAt",
    "Round",
    "Shown",
    "Theme",
    "Written",
    "evolve",
]
