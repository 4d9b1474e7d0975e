"""Laying many papers at once: lock, read, judge one by one in order of arrival, write all.

Each cast is judged against what those before it in the batch have done, and each row that changes is written once.
Ballots are locked before seats and both in id order, so that two batches never wait for each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, insert, select, update

from engine.ballot.casting import BallotRow, HashedCast, PaperRow, Recorded, SeatRow, Standing, judge, receipt_of
from engine.errors import Refused
from engine.ports import DueRow
from engine.text import StoredText
from store import due, ledger, urn
from store.columns import canonical
from store.dialect import Dialect
from store.many import Many
from store.tables import ballots, memberships, open_papers, people, seats, secret_papers

MOST = 500
"""Casts in one batch. SQLite and PostgreSQL both take far more parameters than that makes."""

_SEATS = (
    select(seats.c.seat, seats.c.voted, seats.c.rev, seats.c.stands, seats.c.weight, seats.c.proxy)
    .where(seats.c.ballot == bindparam("of"), seats.c.seat.in_(bindparam("wanted", expanding=True)))
    .order_by(seats.c.seat)
    .with_for_update()
)
_OPEN = (
    select(open_papers.c.seat, open_papers.c.key_hash, open_papers.c.n, open_papers.c.choice, open_papers.c.reasons)
    .where(open_papers.c.ballot == bindparam("of"), open_papers.c.key_hash.in_(bindparam("keys", expanding=True)))
    .order_by(open_papers.c.seat, open_papers.c.key_hash)
)
_SECRET = (
    select(secret_papers.c.key_hash, secret_papers.c.n, secret_papers.c.choice, secret_papers.c.reasons)
    .where(secret_papers.c.ballot == bindparam("of"), secret_papers.c.key_hash.in_(bindparam("keys", expanding=True)))
    .order_by(secret_papers.c.key_hash)
    .with_for_update()
)
_DELEGATES = (
    select(memberships.c.person, memberships.c.organisation)
    .join(people, people.c.id == memberships.c.person)
    .where(
        memberships.c.person.in_(bindparam("persons", expanding=True)),
        memberships.c.role == "delegate",
        memberships.c.in_force,
        people.c.revoked.is_(False),
    )
)
_LET_IN = select(people.c.id).where(
    people.c.id.in_(bindparam("persons", expanding=True)), people.c.revoked.is_(False), people.c.name != ""
)
"""Whoever has been erased has no name."""
_CHANGE_SEAT = Many(
    update(seats)
    .where(seats.c.ballot == bindparam("b_ballot"), seats.c.seat == bindparam("b_seat"))
    .values(voted=True, rev=bindparam("b_rev"), stands=bindparam("b_stands"))
)
_CHANGE_OPEN = Many(
    update(open_papers)
    .where(
        open_papers.c.ballot == bindparam("b_ballot"),
        open_papers.c.seat == bindparam("b_seat"),
        open_papers.c.key_hash == bindparam("b_key"),
    )
    .values(n=bindparam("b_n"), choice=bindparam("b_choice"), reasons=bindparam("b_reasons"))
)
_CHANGE_SECRET = Many(
    update(secret_papers)
    .where(and_(secret_papers.c.ballot == bindparam("b_ballot"), secret_papers.c.key_hash == bindparam("b_key")))
    .values(n=bindparam("b_n"), choice=bindparam("b_choice"), reasons=bindparam("b_reasons"))
)


@dataclass(slots=True)
class _Seat:
    voted: bool
    rev: int
    stands: str | None
    weight: int = 1
    proxy: str | None = None
    changed: bool = False


@dataclass(slots=True)
class _Paper:
    """`person` cast it, in an open ballot, and `weight` is its seat's; both kept only on the way in. `reasons` are by
    question: their ids, their words, and those of them that are not in the table of texts yet. Of a secret paper
    there are words alone."""

    n: int
    choice: Any
    reasons: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    said: tuple[StoredText, ...] = ()
    person: str = ""
    weight: int = 1
    new: bool = False
    changed: bool = False


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
    votes_for = _votes_for(connection, urns, sorted({cast.person for cast in casts}))
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


def _votes_for(connection: Connection, urns: Mapping[str, _Urn], persons: Sequence[str]) -> set[tuple[str, str]]:
    """Who votes for which seat now: a delegate for their organisation, and where persons vote each for themselves."""
    wanted = {"persons": persons}
    found = {(row.person, row.organisation) for row in connection.execute(_DELEGATES, wanted)}
    if any(urn.ballot.persons for urn in urns.values()):
        found |= {(row.id, row.id) for row in connection.execute(_LET_IN, wanted)}
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
        sought = {"of": id, "wanted": sorted({cast.seat for cast in mine})}
        rows = connection.execute(_SEATS, sought).all()
        urns[id] = _Urn(ballot, late=False, seats={row.seat: _seat(row) for row in rows})
        keys = {"of": id, "keys": sorted({cast.key_hash for cast in mine})}
        if ballot.secret:
            secret = connection.execute(_SECRET, keys)
            urns[id].papers.update(
                (("", row.key_hash), _Paper(row.n, row.choice, words=dict(row.reasons))) for row in secret
            )
        else:
            urns[id].papers.update(_papers(connection, keys))
        # The clock is read when the locks are held: a cast that waited past the deadline is late.
        urns[id].late = ballot.closed or _past(deadline, dialect.now(connection))
    return urns


def _seat(row: Any) -> _Seat:
    return _Seat(row.voted, row.rev, row.stands, row.weight, row.proxy)


def _past(deadline: datetime | None, now: datetime) -> bool:
    return deadline is not None and now > deadline


def _papers(connection: Connection, keys: Mapping[str, Any]) -> dict[tuple[str, str], _Paper]:
    """Those of an open or a confidential ballot."""
    rows = connection.execute(_OPEN, keys).all()
    said = urn.said_in(connection, rows)
    return {
        (row.seat, row.key_hash): _Paper(row.n, row.choice, dict(row.reasons), urn.words_of(row.reasons, said))
        for row in rows
    }


def _settle(urn: _Urn | None, cast: HashedCast, may: bool) -> Recorded | Refused:
    """Judge one cast and let those behind it see what it did."""
    seat = urn.seats.get(cast.seat) if urn else None
    paper = urn.papers.get(urn.place(cast)) if urn else None
    verdict = judge(
        cast,
        urn.ballot if urn else None,
        SeatRow(seat=cast.seat, voted=seat.voted, stands=seat.stands, weight=seat.weight) if seat else None,
        PaperRow(n=paper.n, choice=paper.choice, reasons=paper.words) if paper else None,
        may=may,
        late=urn is not None and urn.late,
    )
    if isinstance(verdict, Refused):
        return verdict
    if isinstance(verdict, Standing):
        return _recorded(cast, verdict)
    if urn is None or seat is None:
        raise AssertionError("a paper can only be laid for a seat of a ballot")
    _apply(urn, seat, paper, cast)
    return _recorded(cast, Standing(cast.n, cast.choice, replaced=False, reasons=cast.words))


def _recorded(cast: HashedCast, stands: Standing) -> Recorded:
    return Recorded(
        ballot=cast.ballot,
        seat=cast.seat,
        n=stands.n,
        receipt=receipt_of(cast.key_hash),
        status="since_replaced" if stands.replaced else "recorded",
        choice=dict(stands.choice),
        reasons=dict(stands.reasons),
    )


def _apply(urn: _Urn, seat: _Seat, paper: _Paper | None, cast: HashedCast) -> None:
    if paper is None:
        paper_now = _Paper(cast.n, {}, person=cast.person, weight=seat.weight, new=True)
        urn.papers[urn.place(cast)] = paper_now
    else:
        paper_now = paper
    paper_now.n, paper_now.choice, paper_now.changed = cast.n, dict(cast.choice), True
    paper_now.words = dict(cast.words)
    if not urn.ballot.secret:
        urn.unsay += [] if paper_now.said else paper_now.reasons.values()
        paper_now.reasons = {question: text.id for question, text in cast.reasons.items()}
        paper_now.said = tuple(cast.reasons.values())
    if urn.ballot.secret and paper is not None:
        return  # a change in a secret ballot leaves the roll alone
    seat.voted, seat.changed, seat.rev = True, True, seat.rev + 1
    seat.stands = None if urn.ballot.secret else cast.key_hash


def _write(connection: Connection, urn: _Urn) -> None:
    ballot, secret = urn.ballot.ballot, urn.ballot.secret
    papers = [(place, paper) for place, paper in urn.papers.items() if paper.changed]
    new = [_row(ballot, place, paper, secret) for place, paper in papers if paper.new]
    kept = [
        {"b_ballot": ballot, "b_key": key, "b_n": paper.n, "b_choice": canonical(paper.choice)}
        | ({"b_reasons": _text(paper.words)} if secret else {"b_seat": seat, "b_reasons": _text(paper.reasons)})
        for (seat, key), paper in papers
        if not paper.new
    ]
    roll = [
        {"b_ballot": ballot, "b_seat": id, "b_rev": seat.rev, "b_stands": seat.stands}
        for id, seat in urn.seats.items()
        if seat.changed
    ]
    if roll:
        _CHANGE_SEAT.execute(connection, roll)
    if new:
        connection.execute(insert(secret_papers if secret else open_papers), new)
    if kept:
        (_CHANGE_SECRET if secret else _CHANGE_OPEN).execute(connection, kept)
    ledger.drop_texts(connection, urn.unsay)
    said = [text for _, paper in papers for text in paper.said]
    ledger.keep_texts(connection, f"proposal:{urn.ballot.proposal}", said)


def _text(reasons: Mapping[str, str]) -> str:
    return canonical(reasons) if reasons else "{}"


def _row(ballot: str, place: tuple[str, str], paper: _Paper, secret: bool) -> dict[str, Any]:
    row = {"ballot": ballot, "key_hash": place[1], "n": paper.n, "choice": paper.choice}
    if secret:
        return {**row, "weight": paper.weight, "reasons": paper.words}
    return {**row, "seat": place[0], "person": paper.person, "reasons": paper.reasons}
