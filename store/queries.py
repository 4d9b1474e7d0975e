"""Asking the read tables. A title stands there as the id of a text; its words are joined in when read, so that one
erased is gone here too (it reads as nothing)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from engine.ports import MeetingRow, Presence, ProposalRow
from store.tables import (
    ballot_places,
    group_places,
    meeting_movements,
    meetings,
    presence,
    proposals,
    team_members,
    teams,
    texts,
)

_MEETINGS = select(meetings, func.coalesce(texts.c.words, "").label("words")).outerjoin(
    texts, texts.c.id == meetings.c.title
)
_PROPOSALS = select(proposals, func.coalesce(texts.c.words, "").label("words")).outerjoin(
    texts, texts.c.id == proposals.c.title
)


def meeting(connection: Connection, id: str) -> MeetingRow | None:
    return next(iter(_meetings(connection, _MEETINGS.where(meetings.c.id == id))), None)


def meeting_by_code(connection: Connection, code: str) -> MeetingRow | None:
    return next(iter(_meetings(connection, _MEETINGS.where(meetings.c.code == code))), None)


def meeting_by_minutes(connection: Connection, address: str) -> MeetingRow | None:
    return next(iter(_meetings(connection, _MEETINGS.where(meetings.c.minutes_at == address))), None)


def meetings_of(connection: Connection, movements: Iterable[str]) -> list[MeetingRow]:
    """By the time at which they start."""
    held = select(meeting_movements.c.meeting).where(meeting_movements.c.movement.in_(list(movements)))
    query = _MEETINGS.where(meetings.c.id.in_(held)).order_by(meetings.c.starts_at, meetings.c.id)
    return _meetings(connection, query)


def _meetings(connection: Connection, query: Select[Any]) -> list[MeetingRow]:
    rows = connection.execute(query).all()
    by_meeting: dict[str, list[str]] = {row.id: [] for row in rows}
    places = select(meeting_movements).where(meeting_movements.c.meeting.in_(list(by_meeting)))
    for place in connection.execute(places.order_by(meeting_movements.c.meeting, meeting_movements.c.place)):
        by_meeting[place.meeting].append(place.movement)
    return [
        MeetingRow(
            meeting=row.id,
            movements=tuple(by_meeting[row.id]),
            code=row.code,
            title=row.words,
            starts_at=row.starts_at,
            time_zone=row.time_zone,
            lasts=row.lasts,
            series=row.series,
            phase=row.phase,
            entry=row.entry,
            archived=row.archived,
        )
        for row in rows
    ]


def proposal(connection: Connection, id: str) -> ProposalRow | None:
    row = connection.execute(_PROPOSALS.where(proposals.c.id == id)).first()
    return _proposal(row) if row else None


def proposals_of(connection: Connection, movements: Iterable[str]) -> list[ProposalRow]:
    """In the order in which they were started."""
    query = _PROPOSALS.where(proposals.c.movement.in_(list(movements)))
    return [_proposal(row) for row in connection.execute(query.order_by(proposals.c.started_at, proposals.c.id))]


def proposals_in(connection: Connection, meeting: str) -> list[str]:
    query = select(proposals.c.id).where(proposals.c.meeting == meeting)
    return list(connection.execute(query.order_by(proposals.c.started_at, proposals.c.id)).scalars())


def _proposal(row: Row[Any]) -> ProposalRow:
    return ProposalRow(
        proposal=row.id,
        movement=row.movement,
        meeting=row.meeting,
        title=row.words,
        workflow=row.workflow,
        version=row.version,
        stage=row.stage,
        archived=row.archived,
    )


def teams_of(connection: Connection, movements: Iterable[str]) -> list[str]:
    """In the order in which they were founded."""
    query = select(teams.c.id).where(teams.c.movement.in_(list(movements)))
    return list(connection.execute(query.order_by(teams.c.founded_at, teams.c.id)).scalars())


def teams_with(connection: Connection, person: str) -> list[str]:
    held = select(team_members.c.team).where(team_members.c.person == person)
    query = select(teams.c.id).where(teams.c.id.in_(held))
    return list(connection.execute(query.order_by(teams.c.founded_at, teams.c.id)).scalars())


def ballot_place(connection: Connection, ballot: str) -> tuple[str, str | None] | None:
    row = connection.execute(select(ballot_places).where(ballot_places.c.ballot == ballot)).first()
    return (row.proposal, row.meeting) if row else None


def group_place(connection: Connection, group: str) -> str | None:
    return connection.execute(select(group_places.c.meeting).where(group_places.c.id == group)).scalar()


def present(connection: Connection, meeting: str) -> list[Presence]:
    query = select(presence).where(presence.c.meeting == meeting, presence.c.here).order_by(presence.c.rank)
    return [
        Presence(person=row.person, mode=row.mode, rank=row.rank, seats=tuple(row.seats))
        for row in connection.execute(query)
    ]


def came_before(connection: Connection, movements: Iterable[str], but: str, person: str | None) -> bool:
    held = select(meeting_movements.c.meeting).where(
        meeting_movements.c.movement.in_(list(movements)), meeting_movements.c.meeting != but
    )
    came = select(presence.c.person).where(presence.c.meeting.in_(held))
    mine = came if person is None else came.where(presence.c.person == person)
    return connection.execute(mine.limit(1)).first() is not None


def attending(connection: Connection, persons: Iterable[str]) -> dict[str, frozenset[str]]:
    """Person → the open meetings at which they are checked in."""
    query = (
        select(presence.c.person, presence.c.meeting)
        .join(meetings, meetings.c.id == presence.c.meeting)
        .where(presence.c.person.in_(list(persons)), presence.c.here, meetings.c.phase == "open")
    )
    found: dict[str, set[str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.person, set()).add(row.meeting)
    return {person: frozenset(each) for person, each in found.items()}
