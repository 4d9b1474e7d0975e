"""The team that the proposal founded."""

from __future__ import annotations

from dataclasses import replace

from engine.proposal.state.proposal import Proposal
from engine.proposal.teams.events import TeamAskedFor, TeamDismissed


def teams(proposal: Proposal, event: object) -> Proposal | None:
    match event:
        case TeamAskedFor(team=team):
            return replace(proposal, team=team, team_dissolved=False)
        case TeamDismissed():
            return replace(proposal, team_dissolved=True)
    return None
