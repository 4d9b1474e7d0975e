"""Advice that was given and not withdrawn, in order."""

from __future__ import annotations

from engine.order import without
from engine.proposal.advising.advice import Advice
from engine.proposal.advising.events import AdviceWithdrawn, Advised
from engine.proposal.state.proposal import Proposal
from engine.replacing import replace


def advice(proposal: Proposal, event: object) -> Proposal | None:
    match event:
        case Advised():
            given = Advice(
                advice=event.advice,
                text=event.text,
                by=event.by,
                organisation=event.organisation,
                stage=proposal.stage,
                stay=proposal.stay,
                at=event.at,
            )
            return replace(proposal, advice={**proposal.advice, given.advice: given})
        case AdviceWithdrawn(advice=name):
            return replace(proposal, advice=without(proposal.advice, name))
    return None
