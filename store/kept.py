"""All that stands under one person's id, for that person to see."""

from __future__ import annotations

from sqlalchemy import Connection, and_, select

from engine.directory import Membership
from engine.ports import Attended, Kept, OwnPaper
from store import feelings, ledger, notices, urn
from store.tables import ballots, memberships, open_papers, presence, seats


def about(connection: Connection, person: str) -> Kept:
    held = connection.execute(
        select(memberships).where(memberships.c.person == person).order_by(memberships.c.position)
    )
    rows = [(row.in_force, Membership(person=person, organisation=row.organisation, role=row.role)) for row in held]
    in_force = tuple(each for still, each in rows if still)
    return Kept(
        memberships=in_force,
        ended=tuple(each for still, each in rows if not still),
        attended=_attended(connection, person),
        papers=_papers(connection, person),
        secret_ballots=_secret_ballots(connection, _own_seats(person, in_force)),
        feelings=feelings.kept(connection, person),
        notices_read=notices.read_by(connection, [person]).get(person, {}),
        acts=tuple(ledger.acts_of(connection, person)),
    )


def _attended(connection: Connection, person: str) -> tuple[Attended, ...]:
    query = select(presence).where(presence.c.person == person).order_by(presence.c.meeting)
    return tuple(
        Attended(meeting=row.meeting, mode=row.mode, rank=row.rank, here=row.here) for row in connection.execute(query)
    )


def _papers(connection: Connection, person: str) -> tuple[OwnPaper, ...]:
    on_seat = and_(seats.c.ballot == open_papers.c.ballot, seats.c.seat == open_papers.c.seat)
    query = (
        select(open_papers, seats.c.stands)
        .join(seats, on_seat)
        .where(open_papers.c.person == person)
        .order_by(open_papers.c.ballot, open_papers.c.seat)
    )
    rows = connection.execute(query).all()
    said = urn.said_in(connection, rows)
    return tuple(
        OwnPaper(
            ballot=row.ballot,
            seat=row.seat,
            choice=row.choice,
            stands=row.stands == row.key_hash,
            reasons=urn.words_of(row.reasons, said),
        )
        for row in rows
    )


def _own_seats(person: str, memberships: tuple[Membership, ...]) -> list[str]:
    return [person, *(each.organisation for each in memberships if each.role == "delegate")]


def _secret_ballots(connection: Connection, voters: list[str]) -> tuple[str, ...]:
    query = (
        select(seats.c.ballot)
        .join(ballots, ballots.c.ballot == seats.c.ballot)
        .where(ballots.c.secret, seats.c.voted, seats.c.seat.in_(voters))
        .distinct()
        .order_by(seats.c.ballot)
    )
    return tuple(connection.execute(query).scalars())
