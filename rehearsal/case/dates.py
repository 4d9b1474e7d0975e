"""When the case is played: in the autumn before the coming April, so that what is agreed always lies ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from engine.moment import timestamp

ZONE = "Europe/Amsterdam"
WEDNESDAY, THURSDAY = 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """`meeting` and `next_meeting` are UTC timestamps, both 13:00 in the zone. The plan is for `year`."""

    meeting: str
    next_meeting: str
    year: int

    def due(self, month: int, day: int) -> str:
        return date(self.year, month, day).isoformat()


def dates_from(today: date) -> Dates:
    """The second Thursday of the next April, and the second Wednesday of the November before it."""
    year = today.year if today < _second(THURSDAY, today.year, 4) else today.year + 1
    return Dates(
        meeting=_at_one(_second(WEDNESDAY, year - 1, 11)),
        next_meeting=_at_one(_second(THURSDAY, year, 4)),
        year=year,
    )


def _second(weekday: int, year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7)


def _at_one(day: date) -> str:
    return timestamp(datetime.combine(day, time(13), ZoneInfo(ZONE)))
