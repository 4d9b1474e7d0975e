"""Ballots as they were opened, and what their outcomes say of the clauses."""

from __future__ import annotations

from dataclasses import replace

from engine.proposal.events import BallotClosed, BallotOpened, BallotTimeGiven, PaperEntered
from engine.proposal.state.proposal import Ballot, Proposal


def ballots(proposal: Proposal, event: object) -> Proposal | None:
    match event:
        case BallotOpened():
            return _opened(proposal, event)
        case PaperEntered():
            return _paper_entered(proposal, event)
        case BallotTimeGiven(ballot=name, closes_at=closes_at):
            longer = replace(proposal.ballots[name], closes_at=closes_at)
            return replace(proposal, ballots={**proposal.ballots, name: longer})
        case BallotClosed():
            return _closed(proposal, event)
    return None


def _opened(proposal: Proposal, event: BallotOpened) -> Proposal:
    whole = event.rules.per == "whole"
    ballot = Ballot(
        ballot=event.ballot,
        stage=event.stage,
        questions=event.questions,
        texts={q: proposal.title if whole else proposal.clauses[q].text for q in event.questions},
        numbers={} if whole else {q: proposal.number_of(q) for q in event.questions},
        rules=event.rules,
        seats=event.seats,
        opened_at=event.opened_at,
        closes_at=event.closes_at,
    )
    return replace(proposal, ballots={**proposal.ballots, event.ballot: ballot}, open_ballot=event.ballot)


def _paper_entered(proposal: Proposal, event: PaperEntered) -> Proposal:
    """Entered anew, after a correction, it is still one seat's."""
    ballot = proposal.ballots[event.ballot]
    entered = replace(ballot, by_hand={**ballot.by_hand, event.seat: event.by})
    return replace(proposal, ballots={**proposal.ballots, event.ballot: entered})


def _closed(proposal: Proposal, event: BallotClosed) -> Proposal:
    """Without a quorum the counts mean nothing, so no clause is marked."""
    ballot = replace(proposal.ballots[event.ballot], outcome=event.outcome, closed_at=event.closed_at)
    clauses = dict(proposal.clauses)
    if event.outcome.result != "no_quorum":
        results = {each.question: each.result for each in event.outcome.questions}
        if ballot.rules.per == "whole":
            results = dict.fromkeys(clauses, results[proposal.proposal])
        for id, result in results.items():
            clauses[id] = replace(clauses[id], result=result, changed=False)
    return replace(proposal, ballots={**proposal.ballots, event.ballot: ballot}, open_ballot=None, clauses=clauses)
