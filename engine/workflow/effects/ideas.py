"""Effects on what people brought together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.errors import Refused
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.brainstorming.decide import clauses_of_ideas
from engine.proposal.state import Proposal
from engine.workflow.effects.effect import effect


@effect("ideas_to_clauses")
@dataclass(frozen=True, slots=True, kw_only=True)
class IdeasToClauses:
    """A clause is made of each cluster of ideas, in the words of its name, and of each idea that stands by itself. What
    was set aside becomes none. Where there would be more than 100 clauses, the move is refused."""

    def events(self, proposal: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[Any, ...] | Refused:
        return clauses_of_ideas(proposal)
