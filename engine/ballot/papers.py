"""The papers of a closed ballot: their canonical form, its digest, and the one document that anybody can recount.

Canonical: one JSON object per line, keys sorted, no spaces, UTF-8 (RFC 8259), each line ended by a newline. It is
written so that a reader who has never seen this project can make the same bytes; `scripts/recount.py` does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

from engine.ballot.contests import Offer
from engine.ballot.outcome import Outcome, QuestionOutcome
from engine.ballot.rules import BallotRules, Secrecy, as_source
from engine.canonical import canonical_line
from engine.ports import Paper, RollSeat

_WITH_ARTICLE = {"open": "an open", "confidential": "a confidential", "secret": "a secret"}

FORMAT = "polder-ballot"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question or an option as the voters read it: its id, the number of its clause, its words, and what it costs."""

    id: str
    number: int
    text: str
    cost: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Why somebody answered so, and in an open ballot whose answer it was."""

    question: str
    kind: str
    text: str
    seat: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedBallot:
    """What an export tells. `urn` and `roll` are the digests that the ledger published, not computed anew: whoever
    recounts sees whether these papers are the ones that were counted. `reasons` are not in
    them: words can be erased."""

    ballot: str
    proposal: str
    title: str
    questions: tuple[Question, ...]
    options: tuple[Question, ...]
    offer: Offer
    rules: BallotRules
    outcome: Outcome
    urn: str
    roll: str
    reasons: tuple[Said, ...] = ()


def urn_digest(papers: Iterable[Paper]) -> str:
    """SHA-256 (hex) of the papers in canonical form, by receipt. Who cast a paper is not in it; in an open ballot, for
    which seat is; so is its weight, where that is not 1."""
    return _digest((paper.receipt, _content(paper)) for paper in papers)


def published(papers: Iterable[Paper], secrecy: Secrecy) -> tuple[Paper, ...]:
    """The papers as they leave the urn: of a ballot that is not open, nobody's."""
    if secrecy == "open":
        return tuple(papers)
    return tuple(replace(paper, seat=None, person=None) for paper in papers)


def roll_digest(seats: Iterable[RollSeat]) -> str:
    """SHA-256 (hex) of the roll in canonical form, by seat: who may vote, with what weight, and who holds the proxy."""
    return _roll_digest(tuple(seats))


@lru_cache(maxsize=4)
def _roll_digest(seats: tuple[RollSeat, ...]) -> str:
    """Kept for a moment: a roll is digested when its ballot is decided on, and again when its urn is opened."""
    return _digest((each.seat, _seat(each)) for each in seats)


def _seat(seat: RollSeat) -> dict[str, Any]:
    proxy = {"proxy": seat.proxy} if seat.proxy is not None else {}
    return {"seat": seat.seat, "weight": seat.weight, **proxy}


def export(ballot: ClosedBallot, papers: Sequence[Paper], seat_names: Mapping[str, str]) -> dict[str, Any]:
    """The one JSON document of a closed ballot. Open: each paper with its seat and the seat's name (none if that has
    been erased). Else receipts and choices alone (`published`). Never who cast it
    for a seat, an order or a time; only exact numbers.

    Raises ValueError if a paper of such a ballot names a seat, or one of an open ballot does not.
    """
    open_ballot = ballot.rules.secrecy == "open"
    if wrong := [paper.receipt for paper in papers if (paper.seat is not None) != open_ballot]:
        raise ValueError(f"Papers of {_WITH_ARTICLE[ballot.rules.secrecy]} ballot, but not so: {wrong}.")
    return {
        "format": FORMAT,
        "version": VERSION,
        "ballot": ballot.ballot,
        "proposal": ballot.proposal,
        "title": ballot.title,
        "questions": [_worded(each) for each in ballot.questions],
        **({"options": [_worded(each) for each in ballot.options]} if ballot.options else {}),
        "rules": as_source(ballot.rules),
        **_tie_break(ballot.offer),
        "entitled": ballot.outcome.entitled,
        "present": ballot.outcome.present,
        **({"weights": asdict(ballot.outcome.weights)} if ballot.outcome.weights else {}),
        "papers": [_listed(paper, seat_names) for paper in sorted(papers, key=_place)],
        **({"reasons": [_reason(each, seat_names) for each in ballot.reasons]} if ballot.reasons else {}),
        "outcome": _published(ballot.outcome),
        "digests": {"urn": ballot.urn, "roll": ballot.roll},
    }


def _published(outcome: Outcome) -> dict[str, Any]:
    return {
        "result": outcome.result,
        "voted": outcome.voted,
        "quorum": outcome.quorum,
        "questions": [_decided(each) for each in outcome.questions],
    }


def _decided(question: QuestionOutcome) -> dict[str, Any]:
    told = {"question": question.question, "counts": dict(question.counts), "result": question.result}
    if question.count is None:
        heads = {"heads": _plain(question.heads)} if question.heads else {}
        return told | {"share": str(question.share), "needed": question.needed} | heads
    return told | {"chosen": list(question.chosen), "tally": _plain(question.count)}


def _plain(value: Any) -> Any:
    """All that a count holds, fractions as strings."""
    match value:
        case Fraction():
            return str(value)
        case tuple():
            return [_plain(each) for each in value]
        case Mapping():
            return {name: _plain(each) for name, each in value.items()}
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value


def _worded(question: Question) -> dict[str, Any]:
    told = {"id": question.id, "number": question.number, "text": question.text}
    return told if question.cost is None else {**told, "cost": str(question.cost)}


def _tie_break(offer: Offer) -> dict[str, Any]:
    """The seed of a lot, and what a chair has said of ties, if there was any."""
    lot = {"lot": offer.lot} if offer.lot else {}
    chair = {"chair": {question: list(order) for question, order in offer.chair.items()}} if offer.chair else {}
    return lot | chair


def _listed(paper: Paper, seat_names: Mapping[str, str]) -> dict[str, Any]:
    named = {"name": seat_names[paper.seat]} if paper.seat is not None and paper.seat in seat_names else {}
    return {**_content(paper), **named}


def _reason(said: Said, seat_names: Mapping[str, str]) -> dict[str, Any]:
    told = {"question": said.question, "answer": said.kind, "reason": said.text}
    if said.seat is None:
        return told
    return told | {"seat": said.seat} | ({"name": seat_names[said.seat]} if said.seat in seat_names else {})


def _content(paper: Paper) -> dict[str, Any]:
    seat = {"seat": paper.seat} if paper.seat is not None else {}
    weight = {"weight": paper.weight} if paper.weight != 1 else {}
    return {"receipt": paper.receipt, "choice": dict(paper.choice), **seat, **weight}


def _place(paper: Paper) -> tuple[str, str]:
    return paper.receipt, canonical_line(_content(paper))


def _digest(keyed: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    # The line itself decides between equal keys, so that the same papers always give the same bytes.
    lines = sorted((key, canonical_line(content)) for key, content in keyed)
    return hashlib.sha256("".join(f"{line}\n" for _, line in lines).encode()).hexdigest()
