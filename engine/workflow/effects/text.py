"""Effects on the text of a proposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.events import VersionFixed
from engine.proposal.state import Proposal
from engine.workflow.effects.effect import effect


@effect("fix_version")
@dataclass(frozen=True, slots=True, kw_only=True)
class FixVersion:
    """The text as it stands becomes the next version, unless it is the same as the last."""

    def events(self, proposal: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[Any, ...]:
        written = tuple((id, clause.text) for id, clause in proposal.clauses.items())
        if proposal.versions and proposal.versions[-1].clauses == written:
            return ()
        return (VersionFixed(number=len(proposal.versions) + 1, at=moment.at),)
