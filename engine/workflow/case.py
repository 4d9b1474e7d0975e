"""What a guard looks at: one proposal, the facts of the moment and its clock, and the move that is being tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from engine.facts import ProposalFacts
from engine.workflow.definition import Definition, Move

if TYPE_CHECKING:
    from engine.proposal.state import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    definition: Definition
    proposal: Proposal
    facts: ProposalFacts
    move: Move
    now: datetime
