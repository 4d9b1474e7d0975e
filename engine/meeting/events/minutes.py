"""What was added to the minutes, what was left out, and each edition."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import Text


@event("meeting.minutes_written")
@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesWritten:
    """`rev` counts what was ever written in this place, from 1."""

    place: str
    text: Text
    rev: int


@event("meeting.hidden_from_minutes")
@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenFromMinutes:
    place: str
    hidden: bool


@event("meeting.minutes_published")
@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPublished:
    """`edition` counts from 1; `address` is the same each time."""

    edition: int
    address: str
    at: str


@event("meeting.minutes_withdrawn")
@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesWithdrawn:
    at: str
