"""A meeting as its events make it. Public: `Meeting` and its parts, and `evolve`, which folds."""

from engine.meeting.state.evolve import evolve
from engine.meeting.state.floor import Floor, Hand, Speaker, Turn
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
    Topic,
    Written,
)
from engine.meeting.state.stretches import Stretch

__all__ = [
    "Attendance",
    "Floor",
    "Group",
    "Hand",
    "Item",
    "Meeting",
    "MinutesKept",
    "PointedAt",
    "Round",
    "Shown",
    "Speaker",
    "Stretch",
    "Theme",
    "Topic",
    "Turn",
    "Written",
    "evolve",
]
