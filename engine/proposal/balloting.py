"""An open ballot: more time for it, papers entered by hand as the ledger tells them, and its close, when what the urn
holds becomes an outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from engine.ballot.breakdown import breakdown_of
from engine.ballot.contests import Offer
from engine.ballot.outcome import Outcome, Result, judge
from engine.ballot.standing import Weights
from engine.errors import Refused, refuse
from engine.facts import ProposalFacts, UrnFacts
from engine.moment import HOUSE, Moment, instant, timestamp
from engine.proposal.commands import BreakTie, CloseBallot, EnterPaper, GiveBallotTime, RevealResult
from engine.proposal.events import (
    BallotClosed,
    BallotTimeGiven,
    PaperEntered,
    ReasonsGiven,
    ResultRevealed,
    TieBroken,
)
from engine.proposal.state import Ballot, Proposal
from engine.tally.impossible import why


def give_time(state: Proposal, command: GiveBallotTime, moment: Moment) -> tuple[BallotTimeGiven, ...] | Refused:
    """Once the deadline has passed, votes have been refused as late: it does not come back."""
    ballot = state.ballots.get(command.ballot)
    if ballot is None:
        return refuse("ballot_unknown")
    if ballot.closed_at is not None:
        return refuse("ballot_already_closed")
    if ballot.closes_at is None:
        return refuse("ballot_without_deadline")
    if _due(ballot, moment):
        return refuse("ballot_past_deadline")
    closes_at = timestamp(instant(ballot.closes_at) + timedelta(minutes=command.minutes))
    return (BallotTimeGiven(ballot=ballot.ballot, minutes=command.minutes, closes_at=closes_at),)


def close_ballot(
    state: Proposal, command: CloseBallot, facts: ProposalFacts, moment: Moment
) -> tuple[BallotClosed | ReasonsGiven, ...] | Refused:
    """`facts.urn` was read with the ballot locked: every acknowledged vote is in it, and none comes after."""
    ballot = state.ballots.get(command.ballot)
    if ballot is None:
        return refuse("ballot_unknown")
    if ballot.closed_at is not None or facts.urn is None:
        return refuse("ballot_already_closed")
    if moment.actor == HOUSE and not _due(ballot, moment) and not _full(ballot, facts.urn):
        return refuse("ballot_not_due")
    present, weights = len(facts.present), _weights(ballot, facts, facts.urn)
    hidden = ballot.rules.results == "on_reveal"
    outcome = None if hidden else _judged(ballot, ballot.offer, facts.urn, present, weights)
    closed = BallotClosed(
        ballot=ballot.ballot,
        outcome=outcome,
        urn=facts.urn.digest,
        closed_at=moment.at,
        by=None if moment.actor == HOUSE else moment.actor,
        present=present,
        weights=weights,
        breakdown={} if hidden else breakdown_of(ballot.rules, ballot.questions, facts.urn.papers, ballot.offer),
    )
    return (closed,) if hidden else (closed, *_reasons(facts.urn))


def reveal(
    state: Proposal, command: RevealResult, facts: ProposalFacts, moment: Moment
) -> tuple[ResultRevealed | ReasonsGiven, ...] | Refused:
    """The papers are judged as they would have been at the close: with who was present then."""
    ballot = state.ballots.get(command.ballot)
    if ballot is None:
        return refuse("ballot_unknown")
    if not ballot.hidden or facts.urn is None:
        return refuse("nothing_to_reveal")
    outcome = _judged(ballot, ballot.offer, facts.urn, ballot.present, ballot.present_weights)
    revealed = ResultRevealed(ballot=ballot.ballot, outcome=outcome, by=moment.actor, at=moment.at)
    return (revealed, *_reasons(facts.urn))


def _reasons(urn: UrnFacts) -> tuple[ReasonsGiven, ...]:
    return (ReasonsGiven(ballot=urn.ballot, reasons=urn.reasons),) if urn.reasons else ()


def break_tie(
    state: Proposal, command: BreakTie, facts: ProposalFacts, moment: Moment
) -> tuple[TieBroken, ...] | Refused:
    """The same papers are judged again, with what the chair says. `facts.urn` holds them."""
    ballot = state.ballots.get(command.ballot)
    if ballot is None:
        return refuse("ballot_unknown")
    if ballot.outcome is None or facts.urn is None or not ballot.awaits_chair:
        return refuse("no_tie_to_break")
    if _result_of(ballot.outcome, command.question) != "tied":
        return refuse("no_tie_to_break")
    offer = replace(ballot.offer, chair={**ballot.offer.chair, command.question: command.order})
    try:
        outcome = _judged(ballot, offer, facts.urn, ballot.outcome.present, ballot.outcome.weights)
    except ValueError as error:
        return refuse("rules_impossible", why=why(error))
    if _result_of(outcome, command.question) == "tied":
        return refuse("tie_not_broken")
    broken = TieBroken(
        ballot=ballot.ballot,
        question=command.question,
        order=command.order,
        outcome=outcome,
        by=moment.actor,
        at=moment.at,
    )
    return (broken,)


def _result_of(outcome: Outcome, question: str) -> Result | None:
    return next((each.result for each in outcome.questions if each.question == question), None)


def _judged(ballot: Ballot, offer: Offer, urn: UrnFacts, present: int, weights: Weights | None) -> Outcome:
    return judge(
        ballot.rules,
        ballot.questions,
        urn.papers,
        entitled=ballot.seats,
        present=present,
        weights=weights,
        offer=offer,
    )


def _weights(ballot: Ballot, facts: ProposalFacts, urn: UrnFacts) -> Weights | None:
    if not ballot.rules.weighted:
        return None
    return Weights(
        entitled=sum(ballot.weights.values()),
        present=sum(ballot.weights.get(seat, 0) for seat in facts.present),
        cast=sum(paper.weight for paper in urn.papers),
    )


def _full(ballot: Ballot, urn: UrnFacts) -> bool:
    """Everyone on the roll has voted, and that closes it: of those entitled, not of those connected."""
    return ballot.rules.closes == "everyone" and urn.voted == ballot.seats


def _due(ballot: Ballot, moment: Moment) -> bool:
    return ballot.closes_at is not None and moment.now >= instant(ballot.closes_at)


def enter_paper(state: Proposal, command: EnterPaper, moment: Moment) -> tuple[PaperEntered, ...] | Refused:
    """What the ledger says of it. The urn lays the paper in the same transaction, and may still refuse it: the roll,
    what the seat has cast and the deadline are known there."""
    ballot = state.ballots.get(command.ballot)
    if ballot is None:
        return refuse("ballot_unknown")
    if ballot.closed_at is not None:
        return refuse("ballot_already_closed")
    return (PaperEntered(ballot=ballot.ballot, seat=command.seat, by=moment.actor, at=moment.at),)
