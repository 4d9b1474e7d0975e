"""Rounds of small groups."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FormedGroup:
    """`place` is `table` or `room`; `number` counts from 1 within the place."""

    group: str
    place: str
    number: int
    people: tuple[str, ...]


@event("meeting.groups_formed")
@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsFormed:
    round: str
    question: Text
    proposal: str | None
    groups: tuple[FormedGroup, ...]
    at: str


@event("meeting.walked")
@dataclass(frozen=True, slots=True, kw_only=True)
class WalkedToGroup:
    person: str
    group: str


@event("meeting.groups_closed")
@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsClosed:
    round: str
