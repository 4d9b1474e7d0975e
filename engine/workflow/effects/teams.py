"""Effects on the team of a proposal. The team is a stream of its own, so here it is only asked for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.state import Proposal
from engine.proposal.teams.events import TeamAskedFor, TeamDismissed
from engine.workflow.effects.effect import effect


@effect("found_team")
@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTeamOfProposal:
    """An action team is founded, called as the proposal is; its members are named afterwards. Of a proposal whose team
    is active, nothing."""

    def events(self, proposal: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[Any, ...]:
        if proposal.has_team:
            return ()
        return (TeamAskedFor(team=_id_of(proposal), at=moment.at),)


@effect("dissolve_team")
@dataclass(frozen=True, slots=True, kw_only=True)
class DissolveTeamOfProposal:
    """The team that the proposal founded, or was begun for, is dissolved. If it has none, nothing."""

    def events(self, proposal: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[Any, ...]:
        if not proposal.has_team:
            return ()
        return (TeamDismissed(team=proposal.team, at=moment.at),)


def _id_of(proposal: Proposal) -> str:
    """By the proposal and the move that founds it, so that decided anew it is the same team."""
    return hashlib.sha256(f"team {proposal.proposal} {len(proposal.history)}".encode()).hexdigest()[:24]
