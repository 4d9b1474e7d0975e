"""Which proposal is waited for, and what is heard of it."""

from __future__ import annotations

from typing import Any

from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.awaiting.commands import AwaitProposal, BeAwaited
from engine.proposal.awaiting.events import AwaitedTold, ProposalAwaited, ProposalAwaits
from engine.proposal.state import Proposal
from engine.workflow.definition import Definition
from engine.workflow.waiting import waits_for_proposal

Awaiting = AwaitProposal | BeAwaited


def awaiting(
    state: Proposal, command: Awaiting, definition: Definition, facts: ProposalFacts, moment: Moment
) -> tuple[Any, ...] | Refused:
    match command:
        case AwaitProposal():
            return _await(state, definition, facts, moment)
        case BeAwaited(by=by):
            return () if by in state.awaited_by else (ProposalAwaited(by=by),)


def _await(
    state: Proposal, definition: Definition, facts: ProposalFacts, moment: Moment
) -> tuple[ProposalAwaits, ...] | Refused:
    if not waits_for_proposal(definition.stages[state.stage].settings):
        return refuse("no_proposal_awaited_here", stage=dict(definition.stages[state.stage].title))
    other = facts.awaited
    if other is None:
        return refuse("not_found", what="proposal")
    if other.proposal == state.proposal:
        return refuse("awaits_itself")
    if facts.awaits_back:
        return refuse("awaits_in_circle")
    if state.awaits is not None and state.awaits.proposal == other.proposal:
        return ()
    return (ProposalAwaits(awaited=other.proposal, title=other.title, outcome=other.outcome, at=moment.at),)


def heard(state: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[AwaitedTold, ...]:
    """What is otherwise with the one that it waits for than it knew. Of one that cannot be read it stays what it is."""
    now = facts.awaited
    if state.awaits is None or now is None or now == state.awaits or now.proposal != state.awaits.proposal:
        return ()
    return (AwaitedTold(awaited=now.proposal, title=now.title, outcome=now.outcome, at=moment.at),)
