"""Ballots as they were opened, and what their outcomes say of the clauses."""

from __future__ import annotations

from engine.ballot.outcome import Outcome, Result
from engine.proposal.events import (
    BallotClosed,
    BallotOpened,
    BallotTimeGiven,
    PaperEntered,
    ReasonsGiven,
    ResultRevealed,
    RulesSet,
    TieBroken,
    VotersNamed,
)
from engine.proposal.state.proposal import Ballot, Proposal
from engine.replacing import replace


def ballots(proposal: Proposal, event: object) -> Proposal | None:
    match event:
        case BallotOpened():
            return _opened(proposal, event)
        case PaperEntered():
            return _paper_entered(proposal, event)
        case BallotTimeGiven(ballot=name, closes_at=closes_at):
            longer = replace(proposal.ballots[name], closes_at=closes_at)
            return replace(proposal, ballots={**proposal.ballots, name: longer})
        case BallotClosed(outcome=None):
            return _hidden(proposal, event)
        case BallotClosed(outcome=Outcome() as outcome):
            return _closed(_told_apart(proposal, event), event.ballot, outcome, event.closed_at)
        case ResultRevealed(ballot=name, outcome=outcome):
            return _closed(proposal, name, outcome, proposal.ballots[name].closed_at)
        case TieBroken():
            return _tie_broken(proposal, event)
        case ReasonsGiven(ballot=name, reasons=reasons):
            told = replace(proposal.ballots[name], reasons=reasons)
            return replace(proposal, ballots={**proposal.ballots, name: told})
        case RulesSet(stage=stage, rules=rules):
            return replace(proposal, rules={**proposal.rules, stage: rules})
        case VotersNamed(stage=stage, voters=voters):
            return replace(proposal, voters={**proposal.voters, stage: voters})
    return None


def _opened(proposal: Proposal, event: BallotOpened) -> Proposal:
    clauses = [each for each in (*event.questions, *event.offer.options) if each in proposal.clauses]
    whole = {} if event.rules.per == "clause" else {proposal.proposal: proposal.title}
    ballot = Ballot(
        ballot=event.ballot,
        stage=event.stage,
        questions=event.questions,
        texts=whole | {clause: proposal.clauses[clause].text for clause in clauses},
        numbers={clause: proposal.number_of(clause) for clause in clauses},
        rules=event.rules,
        offer=event.offer,
        seats=event.seats,
        opened_at=event.opened_at,
        closes_at=event.closes_at,
        weights=event.weights,
        proxies=event.proxies,
        again=event.again,
        round=event.round,
    )
    return replace(proposal, ballots={**proposal.ballots, event.ballot: ballot}, open_ballot=event.ballot)


def _paper_entered(proposal: Proposal, event: PaperEntered) -> Proposal:
    """Entered anew, after a correction, it is still one seat's."""
    ballot = proposal.ballots[event.ballot]
    entered = replace(ballot, by_hand={**ballot.by_hand, event.seat: event.by})
    return replace(proposal, ballots={**proposal.ballots, event.ballot: entered})


def _tie_broken(proposal: Proposal, event: TieBroken) -> Proposal:
    ballot = proposal.ballots[event.ballot]
    offer = replace(ballot.offer, chair={**ballot.offer.chair, event.question: event.order})
    told = replace(proposal, ballots={**proposal.ballots, event.ballot: replace(ballot, offer=offer)})
    return _closed(told, event.ballot, event.outcome, ballot.closed_at)


def _hidden(proposal: Proposal, event: BallotClosed) -> Proposal:
    before = proposal.ballots[event.ballot]
    ballot = replace(before, closed_at=event.closed_at, present=event.present, present_weights=event.weights)
    return replace(proposal, ballots={**proposal.ballots, event.ballot: ballot}, open_ballot=None)


def _told_apart(proposal: Proposal, event: BallotClosed) -> Proposal:
    ballot = replace(proposal.ballots[event.ballot], breakdown=event.breakdown)
    return replace(proposal, ballots={**proposal.ballots, event.ballot: ballot})


def _closed(proposal: Proposal, name: str, outcome: Outcome, closed_at: str | None) -> Proposal:
    """Without a quorum the counts mean nothing, so no clause is marked. Nor is one by what decides nothing."""
    ballot = replace(proposal.ballots[name], outcome=outcome, closed_at=closed_at)
    clauses = dict(proposal.clauses)
    if outcome.result != "no_quorum":
        for id, result in _results(proposal, ballot, outcome).items():
            if id in clauses:
                clauses[id] = replace(clauses[id], result=result, changed=False)
    still_open = None if proposal.open_ballot == name else proposal.open_ballot
    return replace(proposal, ballots={**proposal.ballots, name: ballot}, open_ballot=still_open, clauses=clauses)


def _results(proposal: Proposal, ballot: Ballot, outcome: Outcome) -> dict[str, Result]:
    """What the outcome says of each clause. Of a choice: those that are chosen passed. While it is undecided none is
    marked, and a clause that only advice was asked about keeps none either."""
    found = {each.question: each for each in outcome.questions}
    if ballot.rules.per == "clause":
        return {id: each.result for id, each in found.items() if each.result != "advice"}
    whole = found[proposal.proposal]
    if whole.result == "advice":
        return {}
    if ballot.rules.per == "whole":
        return dict.fromkeys(proposal.clauses, whole.result)
    if whole.result not in ("passed", "failed"):
        return {}
    here = [option for option in ballot.offer.options if option in proposal.clauses]
    return {option: "passed" if option in whole.chosen else "failed" for option in here}
