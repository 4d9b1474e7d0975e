"""What events do to the read tables: one function per event that matters to them.

A projection reads nothing but its event, its stream and rows that its own stream made, so that streams can be replayed
one after another and give the same tables.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from engine.meeting.events import (
    CheckedIn,
    CheckedOut,
    DoorsOpened,
    DoorsShut,
    GroupsFormed,
    MeetingArchived,
    MeetingChanged,
    MeetingEnded,
    MeetingPlanned,
    MeetingReopened,
    MeetingUnarchived,
    MinutesPublished,
)
from engine.ports import Store, Transaction
from engine.proposal.changing.events import VersionChanged
from engine.proposal.events import (
    BallotOpened,
    BroughtToMeeting,
    Moved,
    ProposalArchived,
    ProposalRenamed,
    ProposalStarted,
    ProposalUnarchived,
)
from engine.team.events import MemberAdded, MemberRemoved, TeamFounded
from store import ledger
from store.reader import SqlReader
from store.tables import (
    READ_TABLES,
    ballot_places,
    group_places,
    meeting_movements,
    meetings,
    presence,
    proposals,
    team_members,
    teams,
)

Projection = Callable[[Connection, str, Any, datetime], None]
"""Takes the id behind the stream's noun, the event and its time."""


def project(connection: Connection, stream: str, event: Any, at: datetime) -> None:
    if projection := _PROJECTIONS.get(type(event)):
        projection(connection, stream.partition(":")[2], event, at)


def rebuild(store: Store) -> None:
    """Make the read tables again from the ledger, in one transaction."""
    store.write(_replay)


def _replay(tx: Transaction) -> None:
    if not isinstance(tx, SqlReader):
        raise TypeError("only a store of this package has read tables to rebuild")
    connection = tx.connection
    for table in READ_TABLES:
        connection.execute(delete(table))
    for stream in ledger.streams(connection):
        for entry in ledger.entries(connection, stream):
            project(connection, stream, entry.event, entry.at)


def _meeting_planned(connection: Connection, id: str, event: MeetingPlanned, at: datetime) -> None:
    first = {"code": event.code, "series": event.series, "phase": "planned", "archived": False}
    connection.execute(insert(meetings).values(id=id, **first, **_changeable(event)))
    places = [{"meeting": id, "movement": each, "place": n} for n, each in enumerate(dict.fromkeys(event.movements), 1)]
    if places:
        connection.execute(insert(meeting_movements), places)


def _changeable(event: MeetingPlanned | MeetingChanged) -> dict[str, Any]:
    return {
        "title": event.title.id,
        "starts_at": event.starts_at,
        "time_zone": event.time_zone,
        "lasts": event.lasts,
        "entry": event.entry,
    }


def _meeting_changed(connection: Connection, id: str, event: MeetingChanged, at: datetime) -> None:
    _put_meeting(connection, id, **_changeable(event))


def _minutes_published(connection: Connection, id: str, event: MinutesPublished, at: datetime) -> None:
    _put_meeting(connection, id, minutes_at=event.address)


def _sets_meeting(**values: Any) -> Projection:
    """The projection of an event that says, by having happened, what stands in these columns from now on."""
    return lambda connection, id, event, at: _put_meeting(connection, id, **values)


def _put_meeting(connection: Connection, id: str, **values: Any) -> None:
    connection.execute(update(meetings).where(meetings.c.id == id).values(values))


def _checked_in(connection: Connection, id: str, event: CheckedIn, at: datetime) -> None:
    """Whoever comes back gets their first rank again: the row of one who left stays, marked."""
    here = {"mode": event.mode, "seats": list(event.seats), "here": True}
    mine = (presence.c.meeting == id) & (presence.c.person == event.person)
    if connection.execute(update(presence).where(mine).values(here)).rowcount == 0:
        arrived = select(func.count()).select_from(presence).where(presence.c.meeting == id)
        rank = connection.execute(arrived).scalar_one() + 1
        connection.execute(insert(presence).values(meeting=id, person=event.person, rank=rank, **here))


def _checked_out(connection: Connection, id: str, event: CheckedOut, at: datetime) -> None:
    mine = (presence.c.meeting == id) & (presence.c.person == event.person)
    connection.execute(update(presence).where(mine).values(here=False))


def _groups_formed(connection: Connection, id: str, event: GroupsFormed, at: datetime) -> None:
    if event.groups:
        connection.execute(insert(group_places), [{"id": each.group, "meeting": id} for each in event.groups])


def _proposal_started(connection: Connection, id: str, event: ProposalStarted, at: datetime) -> None:
    row = {
        "id": id,
        "movement": event.movement,
        "meeting": event.meeting,
        "title": event.title.id,
        "workflow": event.workflow,
        "version": event.version,
        "stage": event.stage,
        "started_at": at,
        "archived": False,
    }
    connection.execute(insert(proposals).values(row))


def _brought(connection: Connection, id: str, event: BroughtToMeeting, at: datetime) -> None:
    _put_proposal(connection, id, meeting=event.meeting)


def _renamed(connection: Connection, id: str, event: ProposalRenamed, at: datetime) -> None:
    _put_proposal(connection, id, title=event.title.id)


def _moved(connection: Connection, id: str, event: Moved, at: datetime) -> None:
    _put_proposal(connection, id, stage=event.target)


def _version_changed(connection: Connection, id: str, event: VersionChanged, at: datetime) -> None:
    _put_proposal(connection, id, version=event.version, stage=event.stage)


def _archived(connection: Connection, id: str, event: ProposalArchived, at: datetime) -> None:
    _put_proposal(connection, id, archived=True)


def _unarchived(connection: Connection, id: str, event: ProposalUnarchived, at: datetime) -> None:
    _put_proposal(connection, id, archived=False)


def _put_proposal(connection: Connection, id: str, **values: Any) -> None:
    connection.execute(update(proposals).where(proposals.c.id == id).values(values))


def _ballot_opened(connection: Connection, id: str, event: BallotOpened, at: datetime) -> None:
    """The meeting is the one that the proposal is in now; a ballot does not move with it later."""
    meeting = connection.execute(select(proposals.c.meeting).where(proposals.c.id == id)).scalar()
    connection.execute(insert(ballot_places).values(ballot=event.ballot, proposal=id, meeting=meeting))


def _team_founded(connection: Connection, id: str, event: TeamFounded, at: datetime) -> None:
    connection.execute(insert(teams).values(id=id, movement=event.movement, founded_at=at))


def _member_added(connection: Connection, id: str, event: MemberAdded, at: datetime) -> None:
    connection.execute(insert(team_members).values(team=id, person=event.person))


def _member_removed(connection: Connection, id: str, event: MemberRemoved, at: datetime) -> None:
    mine = (team_members.c.team == id) & (team_members.c.person == event.person)
    connection.execute(delete(team_members).where(mine))


_PROJECTIONS: dict[type, Projection] = {
    MeetingPlanned: _meeting_planned,
    MeetingChanged: _meeting_changed,
    DoorsOpened: _sets_meeting(phase="open"),
    DoorsShut: _sets_meeting(phase="planned"),
    MeetingEnded: _sets_meeting(phase="ended"),
    MeetingReopened: _sets_meeting(phase="open"),
    MeetingArchived: _sets_meeting(archived=True),
    MeetingUnarchived: _sets_meeting(archived=False),
    MinutesPublished: _minutes_published,
    CheckedIn: _checked_in,
    CheckedOut: _checked_out,
    GroupsFormed: _groups_formed,
    ProposalStarted: _proposal_started,
    BroughtToMeeting: _brought,
    ProposalRenamed: _renamed,
    Moved: _moved,
    VersionChanged: _version_changed,
    ProposalArchived: _archived,
    ProposalUnarchived: _unarchived,
    BallotOpened: _ballot_opened,
    TeamFounded: _team_founded,
    MemberAdded: _member_added,
    MemberRemoved: _member_removed,
}
