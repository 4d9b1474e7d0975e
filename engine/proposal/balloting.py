"""Closing a ballot: what the urn holds becomes an outcome."""

from __future__ import annotations

from engine.ballot.outcome import judge
from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import HOUSE, Moment, instant
from engine.proposal.commands import CloseBallot
from engine.proposal.events import BallotClosed
from engine.proposal.state import Ballot, Proposal


def close_ballot(
    state: Proposal, command: CloseBallot, facts: ProposalFacts, moment: Moment
) -> tuple[BallotClosed, ...] | Refused:
    """`facts.urn` was read with the ballot locked: every acknowledged vote is in it, and none comes after."""
    ballot = state.ballots.get(command.ballot)
    if ballot is None:
        return refuse("ballot_unknown")
    if ballot.outcome is not None or facts.urn is None:
        return refuse("ballot_already_closed")
    if moment.actor == HOUSE and not _due(ballot, moment):
        return refuse("ballot_not_due")
    outcome = judge(ballot.rules, ballot.questions, facts.urn.papers, entitled=ballot.seats, present=len(facts.present))
    closed = BallotClosed(
        ballot=ballot.ballot,
        outcome=outcome,
        urn=facts.urn.digest,
        closed_at=moment.at,
        by=None if moment.actor == HOUSE else moment.actor,
    )
    return (closed,)


def _due(ballot: Ballot, moment: Moment) -> bool:
    return ballot.closes_at is not None and moment.now >= instant(ballot.closes_at)
