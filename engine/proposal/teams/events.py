"""What a proposal has asked of its team."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event


@event("proposal.team_founded")
@dataclass(frozen=True, slots=True, kw_only=True)
class TeamAskedFor:
    """`team` is founded from this proposal: the house does it at once (`team.found_for`)."""

    team: str
    at: str


@event("proposal.team_dissolved")
@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDismissed:
    """The proposal's team is dissolved (`team.dissolve`)."""

    team: str
    at: str
