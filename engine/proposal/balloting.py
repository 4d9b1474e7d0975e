"""Closing a ballot: what the urn holds becomes an outcome. And what the ledger says of a paper entered by hand."""

from __future__ import annotations

from engine.ballot.outcome import judge
from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import HOUSE, Moment, instant
from engine.proposal.commands import CloseBallot, EnterPaper
from engine.proposal.events import BallotClosed, PaperEntered
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


def enter_paper(state: Proposal, command: EnterPaper, moment: Moment) -> tuple[PaperEntered, ...] | Refused:
    """What the ledger says of it. The urn lays the paper in the same transaction, and may still refuse it: the roll,
    what the seat has cast and the deadline are known there."""
    ballot = state.ballots.get(command.ballot)
    if ballot is None:
        return refuse("ballot_unknown")
    if ballot.outcome is not None:
        return refuse("ballot_already_closed")
    return (PaperEntered(ballot=ballot.ballot, seat=command.seat, by=moment.actor, at=moment.at),)
