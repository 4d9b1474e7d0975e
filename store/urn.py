"""The urn: ballots with their frozen rolls, and the papers in them. Laying papers is `store.casts`.

In a secret ballot the roll knows only who has voted and the papers know no seat. At the close both are written anew in
random order, since on PostgreSQL the transaction and the place of a row would tell which belong together.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Table,
    and_,
    bindparam,
    delete,
    false,
    func,
    insert,
    literal_column,
    select,
    update,
)

from engine.ballot.casting import BallotRow, receipt_of
from engine.ports import Paper, SeatState, UrnOpening
from engine.tally.paper import PaperRules
from engine.text import said
from store import ledger
from store.many import Added
from store.tables import ballots, open_papers, seats, secret_papers

_FIND = select(ballots).where(ballots.c.ballot.in_(bindparam("wanted", expanding=True)))
_FORGET = (
    update(secret_papers)
    .where(secret_papers.c.ballot == bindparam("of"), secret_papers.c.key_hash == bindparam("key"))
    .values(reasons=bindparam("none", type_=secret_papers.c.reasons.type))
)
_ENROL = Added(seats, "ballot", "seat", "weight", "proxy", fixed={"voted": false(), "rev": literal_column("0")})
_STANDS = and_(
    open_papers.c.ballot == seats.c.ballot,
    open_papers.c.seat == seats.c.seat,
    open_papers.c.key_hash == seats.c.stands,
)
_ROLL = (
    select(
        seats.c.seat,
        seats.c.weight,
        seats.c.rev,
        seats.c.voted,
        seats.c.proxy,
        open_papers.c.choice,
        open_papers.c.person,
        open_papers.c.reasons,
    )
    .outerjoin(open_papers, _STANDS)
    .where(seats.c.ballot == bindparam("of"))
    .order_by(seats.c.seat)
)
_PART_OF_ROLL = _ROLL.where(seats.c.seat.in_(bindparam("only", expanding=True)))
_REVISION = select(func.coalesce(func.sum(seats.c.rev), 0)).where(seats.c.ballot == bindparam("of"))
_REVS = select(seats.c.seat, seats.c.rev).where(seats.c.ballot == bindparam("of"))
_TURNOUT = select(seats.c.seat, seats.c.voted).where(seats.c.ballot == bindparam("of")).order_by(seats.c.seat)
_CHOICES = (
    select(seats.c.seat, open_papers.c.choice)
    .join(open_papers, _STANDS)
    .where(seats.c.ballot == bindparam("of"))
    .order_by(seats.c.seat)
)
_PAPERS = (
    select(
        open_papers.c.key_hash,
        open_papers.c.choice,
        seats.c.weight,
        open_papers.c.seat,
        open_papers.c.person,
        open_papers.c.reasons,
    )
    .join(seats, _STANDS)
    .where(seats.c.ballot == bindparam("of"))
)
_DICE = secrets.SystemRandom()


def lock_name(ballot: str) -> str:
    return f"ballot:{ballot}"


def open_urn(connection: Connection, opening: UrnOpening) -> None:
    ballot = {
        "ballot": opening.ballot,
        "proposal": opening.proposal,
        "meeting": opening.meeting,
        "secret": opening.secret,
        "questions": list(opening.questions),
        "paper": asdict(opening.paper),
        "closes_at": opening.closes_at,
        "persons": opening.persons,
        "splitting": opening.splitting,
        "closes_full": opening.closes_full,
    }
    connection.execute(insert(ballots).values(ballot))
    _ENROL.execute(connection, [(opening.ballot, each.seat, each.weight, each.proxy) for each in opening.roll])


def put_off(connection: Connection, ballot: str, closes_at: datetime, now: datetime) -> bool:
    """As long as a vote would still be in time: whoever was told that they were late stays so."""
    in_time = (ballots.c.ballot == ballot) & ballots.c.closed_at.is_(None) & (ballots.c.closes_at >= now)
    return connection.execute(update(ballots).where(in_time).values(closes_at=closes_at)).rowcount == 1


def close_urn(connection: Connection, ballot: str, at: datetime) -> bool:
    """Whether this closed a secret ballot, whose old rows must now be made unreadable."""
    closing = update(ballots).where(ballots.c.ballot == ballot, ballots.c.closed_at.is_(None)).values(closed_at=at)
    secret = connection.execute(closing.returning(ballots.c.secret)).scalar()
    if not secret:
        return False
    _shuffle(connection, seats, ballot)
    _shuffle(connection, secret_papers, ballot)
    return True


def _shuffle(connection: Connection, table: Table, ballot: str) -> None:
    rows = [dict(row._mapping) for row in connection.execute(select(table).where(table.c.ballot == ballot))]
    connection.execute(delete(table).where(table.c.ballot == ballot))
    _DICE.shuffle(rows)
    if rows:
        connection.execute(insert(table), rows)


def forget_reasons(connection: Connection, ballot: str) -> bool:
    """Whether words went from secret papers; that there were some stays, so that a repeat is known as one."""
    query = select(secret_papers.c.key_hash, secret_papers.c.reasons).where(secret_papers.c.ballot == ballot)
    rows = [row for row in connection.execute(query) if any(row.reasons.values())]
    if rows:
        connection.execute(
            _FORGET, [{"of": ballot, "key": row.key_hash, "none": dict.fromkeys(row.reasons, "")} for row in rows]
        )
    return bool(rows)


def voted(connection: Connection, ballot: str) -> int:
    counted = select(func.count()).select_from(seats).where(seats.c.ballot == ballot, seats.c.voted)
    return connection.execute(counted).scalar_one()


def roll(connection: Connection, ballot: str, only: Collection[str] | None = None) -> list[SeatState]:
    """By seat, whole or only these; with what stands on each in an open ballot."""
    if only is None:
        rows = connection.execute(_ROLL, {"of": ballot}).all()
    else:
        rows = connection.execute(_PART_OF_ROLL, {"of": ballot, "only": list(only)}).all()
    said = said_in(connection, rows)
    # By place, not by name: of a hall there are thousands.
    return [
        SeatState(
            ballot=ballot,
            seat=seat,
            weight=weight,
            rev=rev,
            voted=voted,
            choice=choice,
            person=person,
            proxy=proxy,
            reasons=words_of(reasons, said),
        )
        for seat, weight, rev, voted, proxy, choice, person, reasons in rows
    ]


def turnout(connection: Connection, ballot: str) -> dict[str, bool]:
    return dict(connection.execute(_TURNOUT, {"of": ballot}).all())


def choices(connection: Connection, ballot: str) -> dict[str, dict[str, str]]:
    return dict(connection.execute(_CHOICES, {"of": ballot}).all())


def roll_revision(connection: Connection, ballot: str) -> int:
    return int(connection.execute(_REVISION, {"of": ballot}).scalar_one())


def seat_revs(connection: Connection, ballot: str) -> dict[str, int]:
    return dict(connection.execute(_REVS, {"of": ballot}).all())


def said_in(connection: Connection, rows: Iterable[Any]) -> dict[str, str]:
    """The words of all reasons that papers have, by id: but for those that were erased."""
    return ledger.words(connection, [text for row in rows if row.reasons for text in row.reasons.values()])


def words_of(reasons: Mapping[str, str] | None, said: Mapping[str, str]) -> dict[str, str]:
    """By question; of what was erased, the empty text."""
    return {question: said.get(text, "") for question, text in (reasons or {}).items()}


def papers(connection: Connection, ballot: str) -> list[Paper]:
    """Those that stand, by receipt. No `n`: how often somebody changed their mind is nobody's business."""
    rows = connection.execute(_PAPERS, {"of": ballot}).all()
    kept = ledger.texts_of(connection, [text for row in rows for text in row.reasons.values()])
    found = [
        Paper(
            receipt=receipt_of(key_hash),
            choice=choice,
            weight=weight,
            seat=seat,
            person=person,
            reasons={question: kept[text] for question, text in reasons.items() if text in kept},
        )
        for key_hash, choice, weight, seat, person, reasons in rows
    ]
    unseen = select(secret_papers).where(secret_papers.c.ballot == ballot)
    found += [
        Paper(
            receipt=receipt_of(row.key_hash),
            choice=row.choice,
            weight=row.weight,
            reasons={question: said(words) for question, words in row.reasons.items() if words},
        )
        for row in connection.execute(unseen)
    ]
    return sorted(found, key=lambda paper: (paper.receipt, paper.seat or ""))


def find(connection: Connection, wanted: Sequence[str]) -> dict[str, tuple[BallotRow, datetime | None]]:
    """What the urn knows of ballots, each with its deadline."""
    found = connection.execute(_FIND, {"wanted": wanted})
    return {row.ballot: (_ballot_row(row), row.closes_at) for row in found}


def _ballot_row(row: Row[Any]) -> BallotRow:
    return BallotRow(
        ballot=row.ballot,
        secret=row.secret,
        questions=tuple(row.questions),
        paper=PaperRules(**{name: _frozen(each) for name, each in row.paper.items()}),
        closed=row.closed_at is not None,
        persons=row.persons,
        splitting=row.splitting,
        closes_full=row.closes_full,
        proposal=row.proposal,
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
