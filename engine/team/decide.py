"""What a team does with each command. Its members, and the movement's coordinators, say who is in it."""

from __future__ import annotations

from typing import Any

from engine.errors import Refused, refuse
from engine.facts import TeamFacts
from engine.moment import Moment
from engine.policy import COORDINATORS
from engine.team import commands
from engine.team.events import (
    MemberAdded,
    MemberRemoved,
    TeamDescribed,
    TeamDissolved,
    TeamFounded,
    TeamRevived,
)
from engine.team.state import Team
from engine.text import NOTHING, said

Events = tuple[Any, ...]

MOST_MEMBERS = 200


def decide(state: Team | None, command: Any, facts: TeamFacts, moment: Moment) -> Events | Refused:
    """The events that the command leads to, or why it is refused. No events: it changes nothing, and that is fine."""
    match command:
        case commands.FoundTeam():
            return _found(state, command, moment)
        case commands.FoundTeamFor():
            return _found_for(state, command, facts, moment)
    if state is None:
        return refuse("not_found", what="team")
    match command:
        case commands.DissolveTeam():
            return () if state.dissolved_at else (TeamDissolved(at=moment.at),)
        case commands.ReviveTeam():
            return (TeamRevived(at=moment.at),) if state.dissolved_at else ()
    if not moment.roles & COORDINATORS and moment.actor not in state.members:
        return refuse("not_your_team")
    if state.dissolved_at:
        return refuse("team_is_dissolved")
    match command:
        case commands.DescribeTeam(name=name, about=about):
            return (TeamDescribed(name=said(name), about=said(about) if about.strip() else NOTHING),)
        case commands.AddMember(person=person):
            return _add(state, person, facts, moment)
        case commands.RemoveMember(person=person):
            return (MemberRemoved(person=person, at=moment.at),) if person in state.members else ()
    raise TypeError(f"a team does not know {type(command).__name__}")


def _found(state: Team | None, command: commands.FoundTeam, moment: Moment) -> Events | Refused:
    if state is not None:
        return refuse("already_exists", what="team")
    founded = TeamFounded(
        team=command.team,
        movement=command.movement,
        name=said(command.name),
        about=said(command.about) if command.about.strip() else NOTHING,
        proposal=None,
        at=moment.at,
    )
    return (founded,)


def _found_for(
    state: Team | None, command: commands.FoundTeamFor, facts: TeamFacts, moment: Moment
) -> Events | Refused:
    """Asked for again, it is there already. Somebody else's id is nobody's team."""
    founder = facts.founder
    if state is not None or founder is None or founder.team != command.team:
        return () if state is not None else refuse("not_found", what="proposal")
    founded = TeamFounded(
        team=command.team,
        movement=founder.movement,
        name=founder.title,
        about=NOTHING,
        proposal=founder.proposal,
        at=moment.at,
    )
    # The proposal may have dissolved it before the house came to found it.
    return (founded, TeamDissolved(at=moment.at)) if founder.team_dissolved else (founded,)


def _add(state: Team, person: str, facts: TeamFacts, moment: Moment) -> Events | Refused:
    if person in state.members:
        return ()
    if not facts.person_takes_part:
        return refuse("not_found", what="person")
    if len(state.members) >= MOST_MEMBERS:
        return refuse("too_many_members", most=MOST_MEMBERS)
    return (MemberAdded(person=person, at=moment.at),)
