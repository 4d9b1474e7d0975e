"""A team as its events make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from engine.replacing import replace
from engine.team.events import (
    MemberAdded,
    MemberRemoved,
    TeamDescribed,
    TeamDissolved,
    TeamFounded,
    TeamRevived,
)
from engine.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """`members` in the order in which they came. `proposal` founded it, if one did; `dissolved_at` is empty of a team
    that is active."""

    team: str
    movement: str
    name: Text
    about: Text
    proposal: str | None
    founded_at: str
    members: tuple[str, ...] = ()
    dissolved_at: str = ""

    @property
    def state(self) -> Literal["active", "dissolved"]:
        return "dissolved" if self.dissolved_at else "active"


def evolve(team: Team | None, event: Any) -> Team:
    """The team after the event."""
    if isinstance(event, TeamFounded):
        return Team(
            team=event.team,
            movement=event.movement,
            name=event.name,
            about=event.about,
            proposal=event.proposal,
            founded_at=event.at,
        )
    if team is None:
        raise ValueError(f"{type(event).__name__} before the team was founded")
    match event:
        case TeamDescribed(name=name, about=about):
            return replace(team, name=name, about=about)
        case MemberAdded(person=person):
            return replace(team, members=(*team.members, person))
        case MemberRemoved(person=person):
            return replace(team, members=tuple(each for each in team.members if each != person))
        case TeamDissolved(at=at):
            return replace(team, dissolved_at=at)
        case TeamRevived():
            return replace(team, dissolved_at="")
    raise ValueError(f"a team does not know {type(event).__name__}")
