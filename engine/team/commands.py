"""What people can ask of a team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.fields import Id, Length, Line
from engine.registry import command

Purpose = Annotated[str, Length(0, 1000)]


@command("team.found")
@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTeam:
    """Found a team of the movement, whose members are named afterwards. `about` is what it is for."""

    team: Id
    movement: Id
    name: Line
    about: Purpose = ""


@command("team.found_for")
@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTeamFor:
    """Found the team that a proposal has asked for, called as the proposal is. Sent by the house itself."""

    team: Id
    proposal: Id


@command("team.describe")
@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeTeam:
    """Say anew what it is called and what it is for. A member may, and a coordinator."""

    team: Id
    name: Line
    about: Purpose = ""


@command("team.add_member")
@dataclass(frozen=True, slots=True, kw_only=True)
class AddMember:
    """Whoever takes part in the movement can be a member of its teams. A member may add them, and a coordinator."""

    team: Id
    person: Id


@command("team.remove_member")
@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveMember:
    """Also for oneself, when one leaves."""

    team: Id
    person: Id


@command("team.dissolve")
@dataclass(frozen=True, slots=True, kw_only=True)
class DissolveTeam:
    """It has done what it was for, or goes on as something else. Who was in it stays written."""

    team: Id


@command("team.revive")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviveTeam:
    """It goes on after all, with the members that it had."""

    team: Id
