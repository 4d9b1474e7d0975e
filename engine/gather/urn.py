"""Reads an urn under its lock."""

from __future__ import annotations

from collections.abc import Iterable

from engine.ballot.contests import paper_rules
from engine.ballot.papers import published, urn_digest
from engine.ballot.reasons import given_on
from engine.ballot.standing import StandingPaper
from engine.facts import UrnFacts
from engine.gather.persons import kinds_of
from engine.gather.proposal import meeting_of
from engine.meeting.state import Meeting
from engine.ports import Paper, Transaction
from engine.presence import seat_modes
from engine.proposal.commands import (
    BreakTie,
    CloseBallot,
    RevealResult,
)
from engine.proposal.state import Ballot, Proposal
from engine.states import States


def _sides(ballot: Ballot, meeting: Meeting | None, papers: Iterable[Paper]) -> dict[str, str]:
    """Where each seat that voted is. Who voted without checking in is online."""
    voted = [paper.seat for paper in papers if paper.seat is not None]
    attendance = meeting.attendance if meeting else {}
    if ballot.of_persons:
        return {person: attendance[person].mode if person in attendance else "online" for person in voted}
    return {seat: mode for seat, (_, mode) in seat_modes(attendance, sorted(voted)).items()}


def urn_facts(
    tx: Transaction, states: States, proposal: Proposal, command: CloseBallot | BreakTie | RevealResult
) -> UrnFacts | None:
    """What the urn holds, read with the ballot locked: no cast is under way and none begins before the commit."""
    wanted = (proposal.open_ballot,) if isinstance(command, CloseBallot) else tuple(proposal.ballots)
    if command.ballot not in wanted:
        return None
    tx.lock_urn(command.ballot)
    papers = tx.papers(command.ballot)
    meeting = meeting_of(states, proposal.meeting, proposal.movement)
    ballot = proposal.ballots[command.ballot]
    sides = _sides(ballot, meeting, papers)
    voted = [each.seat for each in papers if each.seat]
    kinds = kinds_of(tx, proposal.movement, voted) if ballot.of_persons else {}
    return UrnFacts(
        ballot=command.ballot,
        papers=tuple(
            StandingPaper(
                choice=paper.choice,
                weight=paper.weight,
                side=sides.get(paper.seat or "", ""),
                kind=kinds.get(paper.seat or "", ""),
            )
            for paper in papers
        ),
        digest=urn_digest(published(papers, ballot.rules.secrecy)),
        voted=len(papers),
        reasons=given_on(papers, ballot.questions, paper_rules(ballot.rules, ballot.offer), ballot.rules.secrecy),
    )
