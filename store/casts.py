"""Laying many papers at once: lock, read, judge one by one in order of arrival, write all.

Each cast is judged against what those before it in the batch have done, and each row that changes is written once.
Ballots are locked before seats and both in id order, so that two batches never wait for each other.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, literal_column, select, true

from engine.ballot.casting import (
    BallotRow,
    Choice,
    HashedCast,
    Recorded,
    SeatState,
    Standing,
    Words,
    judge,
    receipt_of,
)
from engine.canonical import canonical_line
from engine.errors import Refused
from engine.ports import DueRow
from engine.text import StoredText
from store import due, ledger, urn
from store.dialect import Dialect
from store.many import Added, Changed, Sought
from store.tables import ballots, memberships, open_papers, people, seats, secret_papers

MOST = 500
"""Casts in one batch. SQLite and PostgreSQL both take far more parameters than that makes."""

_OF: BindParameter[str] = bindparam("of")
_SEATS = Sought(
    lambda among: (
        select(seats.c.seat, seats.c.voted, seats.c.rev, seats.c.stands, seats.c.weight, seats.c.proxy)
        .where(seats.c.ballot == _OF, among(seats.c.seat))
        .order_by(seats.c.seat)
        .with_for_update()
    )
)
_OPEN = Sought(
    # By seat, as the index has them: by key alone the database would go through the papers of the whole ballot.
    lambda among: select(
        open_papers.c.seat,
        open_papers.c.key_hash,
        open_papers.c.n,
        open_papers.c.choice,
        open_papers.c.reasons,
        open_papers.c.person,
    ).where(open_papers.c.ballot == _OF, among(open_papers.c.seat))
)
_SECRET = Sought(
    lambda among: (
        select(secret_papers.c.key_hash, secret_papers.c.n, secret_papers.c.choice, secret_papers.c.reasons)
        .where(secret_papers.c.ballot == _OF, among(secret_papers.c.key_hash))
        .order_by(secret_papers.c.key_hash)
        .with_for_update()
    )
)
_DELEGATES = Sought(
    lambda among: (
        select(memberships.c.person, memberships.c.organisation)
        .join(people, people.c.id == memberships.c.person)
        .where(
            among(memberships.c.person),
            memberships.c.role == literal_column("'delegate'"),
            memberships.c.in_force,
            people.c.revoked.is_(False),
        )
    )
)
_LET_IN = Sought(
    # Whoever has been erased has no name.
    lambda among: select(people.c.id).where(
        among(people.c.id), people.c.revoked.is_(False), people.c.name != literal_column("''")
    )
)
_SAID = ("n", "choice", "reasons")
_CHANGE_SEAT = Changed(seats, ("ballot", "seat"), ("rev", "stands"), fixed={"voted": true()})
_CHANGE_OPEN = Changed(open_papers, ("ballot", "seat", "key_hash"), _SAID)
_CHANGE_SECRET = Changed(secret_papers, ("ballot", "key_hash"), _SAID)
_LAY_OPEN = Added(open_papers, "ballot", "seat", "key_hash", "person", *_SAID)
_LAY_SECRET = Added(secret_papers, "ballot", "key_hash", "weight", *_SAID)


@dataclass(slots=True)
class _Seat:
    """Fulfils `engine.ballot.casting.HeldSeat`."""

    voted: bool
    rev: int
    stands: str | None
    weight: int = 1
    proxy: str | None = None
    changed: bool = False


@dataclass(slots=True)
class _Paper:
    """Fulfils `engine.ballot.casting.HeldPaper`. `written` is the choice as text: it is seldom asked for what it says.
    `person` cast it first, in an open ballot; `weight` is its seat's, kept only on the way in. `reasons` are by
    question; so are their `ids` in the table of texts, and `said` are those of them that are not there yet. Of a secret
    paper there are words alone."""

    n: int
    written: str
    ids: dict[str, str] = field(default_factory=dict)
    reasons: Words = field(default_factory=dict)
    said: tuple[StoredText, ...] = ()
    person: str = ""
    weight: int = 1
    new: bool = False
    changed: bool = False

    @property
    def choice(self) -> Choice:
        choice: Choice = json.loads(self.written)
        return choice


@dataclass(slots=True)
class _Urn:
    """One ballot's rows that a batch touches. Papers lie under (seat, key hash); under ("", key hash) if secret."""

    ballot: BallotRow
    late: bool
    seats: dict[str, _Seat] = field(default_factory=dict)
    papers: dict[tuple[str, str], _Paper] = field(default_factory=dict)
    unsay: list[str] = field(default_factory=list)

    def place(self, cast: HashedCast) -> tuple[str, str]:
        return ("" if self.ballot.secret else cast.seat, cast.key_hash)


def lay(connection: Connection, dialect: Dialect, casts: Sequence[HashedCast]) -> list[Recorded | Refused]:
    wanted = sorted({cast.ballot for cast in casts})
    for ballot in wanted:
        dialect.lock_shared(connection, urn.lock_name(ballot))
    urns = _load(connection, dialect, wanted, casts)
    votes_for = _votes_for(connection, urns, {cast.person for cast in casts})
    results = [_settle(urns.get(cast.ballot), cast, _may(urns.get(cast.ballot), cast, votes_for)) for cast in casts]
    for ballot in wanted:
        if ballot in urns:
            _write(connection, urns[ballot])
            _close_if_full(connection, dialect, urns[ballot])
    return results


def _close_if_full(connection: Connection, dialect: Dialect, laid: _Urn) -> None:
    """The house closes the ballot soon, in a transaction of its own. Two that lay the last two papers at the same time
    see nothing of each other's: so they look one after the other, when the first has committed. By its foreign key a
    secret paper holds the ballot's key already; two that asked for that too would wait for each other."""
    if not laid.ballot.closes_full or not any(seat.changed for seat in laid.seats.values()):
        return
    id = laid.ballot.ballot
    row = select(ballots.c.proposal).where(ballots.c.ballot == id).with_for_update(key_share=True)
    proposal = connection.execute(row).scalar()
    waiting = select(seats.c.seat).where(seats.c.ballot == id, seats.c.voted.is_(False)).limit(1)
    if connection.execute(waiting).first() is None:
        fields = {"proposal": proposal, "ballot": id}
        at = dialect.now(connection)
        due.put(connection, DueRow(key=f"full:{id}", at=at, command="proposal.close_ballot", fields=fields))


def _votes_for(connection: Connection, urns: Mapping[str, _Urn], persons: Collection[str]) -> set[tuple[str, str]]:
    """Who votes for which seat now: a delegate for their organisation, and where persons vote each for themselves."""
    kinds = {urn.ballot.persons for urn in urns.values()}
    found: set[tuple[str, str]] = set()
    if False in kinds:
        found |= {(person, organisation) for person, organisation in _DELEGATES.rows(connection, persons)}
    if True in kinds:
        found |= {(person, person) for (person,) in _LET_IN.rows(connection, persons)}
    return found


def _may(urn: _Urn | None, cast: HashedCast, votes_for: set[tuple[str, str]]) -> bool:
    """Whoever votes for the seat, or for the one that holds its proxy. A seat's own voter may also when it gave one: a
    train that was late after all keeps nobody from voting."""
    seat = urn.seats.get(cast.seat) if urn else None
    holders = (cast.seat, seat.proxy if seat else None)
    own = [each for each in holders if each is not None and (cast.person, each) in votes_for]
    if urn and urn.ballot.persons:
        own = [each for each in own if each == cast.person]
    return cast.by_hand or bool(own)


def _load(
    connection: Connection, dialect: Dialect, wanted: Sequence[str], casts: Sequence[HashedCast]
) -> dict[str, _Urn]:
    found = urn.find(connection, wanted)
    urns: dict[str, _Urn] = {}
    for id in sorted(found):
        ballot, deadline = found[id]
        mine = [cast for cast in casts if cast.ballot == id]
        wanted_seats, keys = {cast.seat for cast in mine}, {cast.key_hash for cast in mine}
        rows = _SEATS.rows(connection, wanted_seats, of=id)
        urns[id] = _Urn(ballot, late=False, seats={seat: _Seat(bool(voted), *rest) for seat, voted, *rest in rows})
        if ballot.secret:
            urns[id].papers.update(
                (("", key), _Paper(n, choice, reasons=_read(reasons)))
                for key, n, choice, reasons in _SECRET.rows(connection, keys, of=id)
            )
        else:
            found_papers = _OPEN.rows(connection, wanted_seats, of=id)
            urns[id].papers.update(_papers(connection, [row for row in found_papers if row[1] in keys]))
        # The clock is read when the locks are held: a cast that waited past the deadline is late.
        urns[id].late = ballot.closed or (deadline is not None and dialect.now(connection) > deadline)
    return urns


def _papers(connection: Connection, rows: Iterable[Any]) -> dict[tuple[str, str], _Paper]:
    """Those of an open or a confidential ballot."""
    found = {
        (seat, key): _Paper(n, choice, _read(reasons), person=person) for seat, key, n, choice, reasons, person in rows
    }
    if ids := [text for paper in found.values() for text in paper.ids.values()]:
        said = ledger.words(connection, ids)
        for paper in found.values():
            paper.reasons = urn.words_of(paper.ids, said)
    return found


def _read(reasons: str) -> dict[str, str]:
    return {} if reasons == "{}" else json.loads(reasons)


def _settle(urn: _Urn | None, cast: HashedCast, may: bool) -> Recorded | Refused:
    """Judge one cast and let those behind it see what it did."""
    seat = urn.seats.get(cast.seat) if urn else None
    paper = urn.papers.get(urn.place(cast)) if urn else None
    verdict = judge(
        cast,
        urn.ballot if urn else None,
        seat,
        paper,
        may=may,
        late=urn is not None and urn.late,
    )
    if isinstance(verdict, Refused):
        return verdict
    if isinstance(verdict, Standing):
        return _recorded(cast, verdict)
    if urn is None or seat is None:
        raise AssertionError("a paper can only be laid for a seat of a ballot")
    row = _apply(urn, seat, paper, cast)
    return _recorded(cast, Standing(cast.n, cast.choice, replaced=False, reasons=cast.words), row)


def _recorded(cast: HashedCast, stands: Standing, row: SeatState | None = None) -> Recorded:
    return Recorded(
        ballot=cast.ballot,
        seat=cast.seat,
        n=stands.n,
        receipt=receipt_of(cast.key_hash),
        status="since_replaced" if stands.replaced else "recorded",
        choice=dict(stands.choice),
        reasons=dict(stands.reasons),
        row=row,
    )


def _apply(urn: _Urn, seat: _Seat, paper: _Paper | None, cast: HashedCast) -> SeatState | None:
    """Gives the seat's row as it is now, as `store.urn.roll` would read it; None if it has not changed."""
    if paper is None:
        paper_now = _Paper(cast.n, "", person=cast.person, weight=seat.weight, new=True)
        urn.papers[urn.place(cast)] = paper_now
    else:
        paper_now = paper
    paper_now.n, paper_now.written, paper_now.changed = cast.n, canonical_line(cast.choice), True
    paper_now.reasons = cast.words
    if not urn.ballot.secret:
        urn.unsay += [] if paper_now.said else paper_now.ids.values()
        paper_now.ids = {question: text.id for question, text in cast.reasons.items()}
        paper_now.said = tuple(cast.reasons.values())
    if urn.ballot.secret and paper is not None:
        return None  # a change in a secret ballot leaves the roll alone
    seat.voted, seat.changed, seat.rev = True, True, seat.rev + 1
    seat.stands = None if urn.ballot.secret else cast.key_hash
    row = SeatState(urn.ballot.ballot, cast.seat, seat.weight, seat.rev, voted=True, proxy=seat.proxy)
    if urn.ballot.secret:
        return row
    return row._replace(choice=cast.choice, person=paper_now.person, reasons=paper_now.reasons)


def _write(connection: Connection, urn: _Urn) -> None:
    ballot, secret = urn.ballot.ballot, urn.ballot.secret
    papers = [(place, paper) for place, paper in urn.papers.items() if paper.changed]
    _CHANGE_SEAT.execute(
        connection, [(ballot, id, seat.rev, seat.stands) for id, seat in urn.seats.items() if seat.changed]
    )
    if secret:
        laid = [((ballot, key), (p.n, p.written, canonical_line(p.reasons)), p) for (_, key), p in papers]
        _LAY_SECRET.execute(connection, [(*place, p.weight, *said) for place, said, p in laid if p.new])
        _CHANGE_SECRET.execute(connection, [(*place, *said) for place, said, p in laid if not p.new])
    else:
        named = [((ballot, *place), (p.n, p.written, canonical_line(p.ids)), p) for place, p in papers]
        _LAY_OPEN.execute(connection, [(*place, p.person, *said) for place, said, p in named if p.new])
        _CHANGE_OPEN.execute(connection, [(*place, *said) for place, said, p in named if not p.new])
    ledger.drop_texts(connection, urn.unsay)
    said = [text for _, paper in papers for text in paper.said]
    ledger.keep_texts(connection, f"proposal:{urn.ballot.proposal}", said)
