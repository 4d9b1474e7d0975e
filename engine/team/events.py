"""What has happened to a team."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import Text


@event("team.founded")
@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFounded:
    """`proposal` is the one that founded it, and then `name` is its title of that moment, by the same reference."""

    team: str
    movement: str
    name: Text
    about: Text
    proposal: str | None
    at: str


@event("team.described")
@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDescribed:
    name: Text
    about: Text


@event("team.member_added")
@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAdded:
    person: str
    at: str


@event("team.member_removed")
@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRemoved:
    person: str
    at: str


@event("team.dissolved")
@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDissolved:
    at: str


@event("team.revived")
@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRevived:
    at: str
