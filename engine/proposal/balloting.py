"""An open ballot: more time for it, papers entered by hand as the ledger tells them, and its close, when what the urn
holds becomes an outcome."""

from __future__ import annotations

from datetime import timedelta

from engine.ballot.outcome import judge
from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import HOUSE, Moment, instant, timestamp
from engine.proposal.commands import CloseBallot, EnterPaper, GiveBallotTime
from engine.proposal.events import BallotClosed, BallotTimeGiven, PaperEntered
from engine.proposal.state import Ballot, Proposal


def give_time(state: Proposal, command: GiveBallotTime, moment: Moment) -> tuple[BallotTimeGiven, ...] | Refused:
    """Once the deadline has passed, votes have been refused as late: it does not come back."""
    ballot = state.ballots.get(command.ballot)
    if ballot is None:
        return refuse("ballot_unknown")
    if ballot.outcome is not None:
        return refuse("ballot_already_closed")
    if ballot.closes_at is None:
        return refuse("ballot_without_deadline")
    if _due(ballot, moment):
        return refuse("ballot_past_deadline")
    closes_at = timestamp(instant(ballot.closes_at) + timedelta(minutes=command.minutes))
    return (BallotTimeGiven(ballot=ballot.ballot, minutes=command.minutes, closes_at=closes_at),)


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
