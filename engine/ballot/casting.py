"""What becomes of one cast. Pure: the urn reads its rows, asks `judge`, and does what the verdict says.

The rules (docs/decisions/001): a phone makes a random key per person, ballot and seat, and counts `n` up with each
change. The urn has one row per key. Sent twice, a cast happens once and gets the same answer, even after the close;
only something new is refused as late.

Open ballot: a seat's last new key or higher `n` stands. Secret ballot: a seat's first key is the only one; the row
knows no seat, and who holds the key may change it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol

from engine.ballot.reasons import missing_or_unasked
from engine.errors import Refused, refuse
from engine.tally.paper import PaperFault, PaperRules, read, write
from engine.tally.shares import check_shares
from engine.text import StoredText

Choice = Mapping[str, str]
"""Question id → answer (`engine.tally.paper`)."""

Words = Mapping[str, str]
"""Question id → why that answer; of words that were erased meanwhile the empty text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HashedCast:
    """A cast on its way into the urn. The key itself is forgotten here; `person` casts. `by_hand`: a coordinator enters
    what stands on paper for a seat that is not theirs, which the door has allowed; the key was made for this once.
    `reasons` are by question, as the table of texts will hold them if the paper is laid."""

    ballot: str
    seat: str
    key_hash: str
    n: int
    choice: Choice
    person: str
    by_hand: bool = False
    reasons: Mapping[str, StoredText] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        return {question: text.words for question, text in self.reasons.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotRow:
    """What the urn knows of a ballot: its questions, what an answer to them may say, and whether it takes papers; who
    its seats are, whether their weight may be split, and whether it closes with the last of them
    (`engine.ports.UrnOpening`). `proposal` is what it is about."""

    ballot: str
    secret: bool
    questions: tuple[str, ...]
    paper: PaperRules
    closed: bool
    persons: bool = False
    splitting: bool = False
    closes_full: bool = False
    proposal: str = ""


class HeldSeat(Protocol):
    """What `judge` asks of a seat. `stands` is the key hash of the paper that stands (open ballots only)."""

    @property
    def voted(self) -> bool: ...
    @property
    def stands(self) -> str | None: ...
    @property
    def weight(self) -> int: ...


class HeldPaper(Protocol):
    """What `judge` asks of the row that the urn holds under a cast's key, if it holds one."""

    @property
    def n(self) -> int: ...
    @property
    def choice(self) -> Choice: ...
    @property
    def reasons(self) -> Words: ...


@dataclass(frozen=True, slots=True)
class Write:
    """Lay the paper: `new` inserts a row, else the row under the key changes. In an open ballot it then is the seat's
    standing paper; in a secret ballot a new paper makes its seat voted, and a changed one leaves the roll alone."""

    new: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Nothing to write: the answer is what the urn holds. `replaced` says that a colleague's later vote stands."""

    n: int
    choice: Choice
    replaced: bool
    reasons: Words = field(default_factory=dict)


class SeatState(NamedTuple):
    """A seat of a ballot's roll, as its delegates' phones may know it. `rev` grows with each change of the row.
    `choice` and `person` are what stands and who cast it, `reasons` why; absent in a secret ballot."""

    ballot: str
    seat: str
    weight: int
    rev: int
    voted: bool
    choice: Choice | None = None
    person: str | None = None
    proxy: str | None = None
    reasons: Words = MappingProxyType({})


Verdict = Write | Standing | Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The acknowledgement. It leaves the process after the commit, never before. `choice` and `reasons` are what
    this key holds. `row` is its seat's as this vote left it, for the screens; None if it changed nothing there."""

    ballot: str
    seat: str
    n: int
    receipt: str
    status: Literal["recorded", "since_replaced"]
    choice: Choice
    reasons: Words = field(default_factory=dict)
    row: SeatState | None = field(default=None, compare=False)


_LETTERS = "ABCDEFGH8JKLMN9PQRSTUVWXYZ234567"
"""Base 32 (RFC 4648), with 8 for I and 9 for O."""

_PAIRS = tuple(first + second for first in _LETTERS for second in _LETTERS)


def hash_key(ballot: str, key: str) -> str:
    """The name under which a paper lies in the urn. Browsers offer no crypto on plain http: the server computes it."""
    return hashlib.sha256(f"polder paper\n{ballot}\n{key}".encode()).hexdigest()


def receipt_of(key_hash: str) -> str:
    """What a voter can compare with the published list: 12 letters and digits in three groups, no I, O, 0 or 1.
    60 bits of the hash: with 2,000 papers two are alike once in 10^12 ballots."""
    bits = int(key_hash[:15], 16)
    first, second, third = bits >> 40, bits >> 20 & 0xFFFFF, bits & 0xFFFFF
    pairs = _PAIRS
    return (
        f"{pairs[first >> 10]}{pairs[first & 1023]}-{pairs[second >> 10]}{pairs[second & 1023]}"
        f"-{pairs[third >> 10]}{pairs[third & 1023]}"
    )


def judge(
    cast: HashedCast,
    ballot: BallotRow | None,
    seat: HeldSeat | None,
    paper: HeldPaper | None,
    *,
    may: bool,
    late: bool,
) -> Verdict:
    """Decide one cast. `may`: the person may cast for the seat now. `late`: the ballot is closed or past its deadline,
    judged under the ballot's lock by the database's clock."""
    if ballot is None:
        return refuse("ballot_unknown")
    if seat is None:
        return refuse("not_on_roll")
    if wrong := _malformed(cast, ballot, seat.weight):
        return wrong
    if ballot.secret and paper is not None and not seat.voted:
        return refuse("conflict")  # one key for two seats: the paper that it names is another seat's
    if paper is not None and cast.n <= paper.n:
        return _repeat(cast, seat, paper, secret=ballot.secret)
    if not may:
        return refuse(
            "not_your_seat"
        )  # after the repeats: a vote that stands is acknowledged to a replaced delegate too
    if late:
        return refuse("ballot_closed", standing=_what_stands(cast, seat, paper))
    if paper is None and ballot.secret and seat.voted:
        return refuse("already_voted")
    return Write(new=paper is None)


def _malformed(cast: HashedCast, ballot: BallotRow, weight: int) -> Refused | None:
    if missing := [q for q in ballot.questions if q not in cast.choice]:
        return refuse("choice_incomplete", missing=len(missing))
    if unknown := [q for q in cast.choice if q not in ballot.questions]:
        return refuse("choice_unknown", questions=len(unknown))
    unreadable = (_unreadable(answer, ballot, weight) for answer in cast.choice.values())
    return next(filter(None, unreadable), None) or missing_or_unasked(cast.choice, cast.words, ballot.paper)


def _unreadable(answer: str, ballot: BallotRow, weight: int) -> Refused | None:
    """An answer has one spelling, so that what is found in the published list is what was sent."""
    split = ballot.splitting and "*" in answer
    try:
        spelling = check_shares(answer, weight, ballot.paper) if split else write(read(answer, ballot.paper))
    except PaperFault as fault:
        return refuse(fault.code, **fault.params)
    return refuse("paper_spelling", spelling=spelling) if spelling != answer else None


def _repeat(cast: HashedCast, seat: HeldSeat, paper: HeldPaper, *, secret: bool) -> Verdict:
    if cast.n == paper.n and not _same(cast, paper):
        return refuse("conflict")
    replaced = not secret and seat.stands != cast.key_hash
    return Standing(paper.n, paper.choice, replaced, paper.reasons)


def _same(cast: HashedCast, paper: HeldPaper) -> bool:
    """Words that have been erased since might have been any."""
    known = {question: words or cast.words.get(question) for question, words in paper.reasons.items()}
    return dict(cast.choice) == dict(paper.choice) and cast.words == known


def _what_stands(cast: HashedCast, seat: HeldSeat, paper: HeldPaper | None) -> str:
    """Which sentence a late voter reads: this phone's earlier vote counts, a colleague's does, or none."""
    if paper is not None and (seat.stands is None or seat.stands == cast.key_hash):
        return "yours"
    return "seat" if seat.voted else "none"
