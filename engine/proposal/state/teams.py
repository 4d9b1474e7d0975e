"""The team that the proposal founded."""

from __future__ import annotations

from engine.proposal.state.proposal import Proposal
from engine.proposal.teams.events import TeamAskedFor, TeamDismissed
from engine.replacing import replace


def teams(proposal: Proposal, event: object) -> Proposal | None:
    match event:
        case TeamAskedFor(team=team):
            return replace(proposal, team=team, team_dissolved=False)
        case TeamDismissed():
            return replace(proposal, team_dissolved=True)
    return None
