"""What leaves the house as a document: a closed ballot that anybody can recount, and the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from engine.ballot import papers
from engine.errors import Refused, refuse
from engine.moment import timestamp
from engine.ports import Paper, Reader
from engine.proposal.events import BallotClosed, BallotOpened
from engine.proposal.state import Ballot, Proposal
from engine.registry import name_of
from engine.states import States


def ballot_document(reader: Reader, states: States, ballot: str) -> dict[str, Any] | Refused:
    """A closed ballot as `engine.ballot.papers` exports it. One that is open is not there yet."""
    place = reader.ballot_place(ballot)
    proposal = states.proposal(place[0]) if place else None
    found = proposal.ballots.get(ballot) if proposal else None
    if proposal is None or found is None or found.outcome is None:
        return refuse("not_found", what="ballot")
    roll, urn = _published_digests(reader, proposal.proposal, ballot)
    closed = papers.ClosedBallot(
        ballot=ballot,
        proposal=proposal.proposal,
        title=reader.texts([proposal.title.id]).get(proposal.title.id, ""),
        questions=_worded(reader, found, found.questions),
        options=_worded(reader, found, found.offer.options),
        offer=found.offer,
        rules=found.rules,
        outcome=found.outcome,
        urn=urn,
        roll=roll,
        reasons=tuple(_said(reader, found)),
    )
    laid = papers.published(reader.papers(ballot), found.rules.secrecy)
    return papers.export(closed, laid, _seat_names(reader, proposal, found, laid))


def _seat_names(reader: Reader, proposal: Proposal, ballot: Ballot, laid: Iterable[Paper]) -> dict[str, str]:
    if not ballot.of_persons:
        movement = [proposal.movement]
        voters = (*reader.organisations(movement), *reader.removed_organisations(movement))
        return {each.id: each.name for each in voters}
    persons = (reader.person(paper.seat) for paper in laid if paper.seat is not None)
    return {each.id: each.name for each in persons if each and each.name}


def _worded(reader: Reader, ballot: Ballot, ids: Iterable[str]) -> tuple[papers.Question, ...]:
    """Questions or options; the option that is none of them has no words of its own."""
    words = reader.texts(text.id for text in ballot.texts.values())
    return tuple(
        papers.Question(
            id=each,
            number=ballot.numbers.get(each, 0),
            text=words.get(ballot.texts[each].id, "") if each in ballot.texts else "",
            cost=ballot.offer.costs.get(each),
        )
        for each in ids
    )


def _said(reader: Reader, ballot: Ballot) -> Iterator[papers.Said]:
    """Reasons with their words; without those that have been erased."""
    words = reader.texts(each.text.id for each in ballot.reasons)
    for each in ballot.reasons:
        if each.text.id in words:
            yield papers.Said(question=each.question, kind=each.kind, text=words[each.text.id], seat=each.seat)


def _published_digests(reader: Reader, proposal: str, ballot: str) -> tuple[str, str]:
    """Of the roll and of the urn, as the ledger published them."""
    roll = urn = ""
    for entry in reader.entries(f"proposal:{proposal}"):
        match entry.event:
            case BallotOpened(ballot=opened, roll=digest) if opened == ballot:
                roll = digest
            case BallotClosed(ballot=closed, urn=digest) if closed == ballot:
                urn = digest
    return roll, urn


def ledger_lines(reader: Reader, prefix: str = "") -> Iterator[dict[str, Any]]:
    """Every event of every stream, in order, with the hash that chains it. Words are not in it, only their digests."""
    for stream in reader.streams(prefix):
        for entry in reader.entries(stream):
            yield {
                "stream": stream,
                "seq": entry.seq,
                "event": name_of(entry.event),
                "fields": asdict(entry.event),
                "actor": entry.actor,
                "at": timestamp(entry.at),
                "hash": entry.hash,
            }


def plain(value: object) -> Any:
    """What JSON has no form for, exactly: a fraction as `2/3`, a set as a sorted list."""
    match value:
        case Fraction():
            return str(value)
        case frozenset():
            return sorted(value)
    raise TypeError(f"an event holds {value!r}, which no document can")
