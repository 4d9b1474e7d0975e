"""What belongs to one person: their movements, the organisations they stand for, and where they may look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.directory import Organisation, Person
from engine.errors import RefusedError, refuse
from engine.meeting.state import Meeting
from engine.policy import EVERYONE, may
from engine.ports import MeetingRow, Reader
from engine.roles import Roles, with_entry
from engine.states import States
from web.reading import as_guest


@dataclass(frozen=True, slots=True)
class Mine:
    """`movements` is the person's roles by movement, `organisations` what they hold a role for."""

    person: Person
    movements: Mapping[str, Roles]
    organisations: Mapping[str, Organisation]
    seats: frozenset[str]

    def kinds_in(self, movement: str) -> frozenset[str]:
        """Of which kinds of organisation they are there."""
        return frozenset(each.kind for each in self.organisations.values() if each.movement == movement)

    def coordinates(self, movement: str) -> bool:
        return "coordinator" in self.movements.get(movement, ())


def what_is_mine(reader: Reader, person: str) -> Mine:
    """Raises `access_revoked` for somebody who is no longer known."""
    known = reader.person(person)
    if known is None or reader.revoked(person):
        raise RefusedError(refuse("access_revoked"))
    movements: dict[str, set[str]] = {}
    organisations: dict[str, Organisation] = {}
    seats = set[str]()
    for held in reader.memberships(person):
        found = reader.organisation(held.organisation)
        if found is None:
            continue
        organisations[found.id] = found
        movements.setdefault(found.movement, set()).add(held.role)
        if held.role == "delegate" and found.kind == "member":
            seats.add(found.id)
    return Mine(known, {id: frozenset(roles) for id, roles in movements.items()}, organisations, frozenset(seats))


def my_meetings(reader: Reader, states: States, mine: Mine) -> list[tuple[MeetingRow, Roles]]:
    """The meetings of my movements and, as a guest, the one whose code I came with; the newest first."""
    rows = {row.meeting: row for row in reader.meeting_rows(mine.movements)}
    if mine.person.guest_of and (row := reader.meeting_row(mine.person.guest_of)):
        rows[row.meeting] = row
    with_roles = (
        (row, _roles_in(found, mine)) for row in rows.values() if (found := states.meeting(row.meeting)) is not None
    )
    return sorted(with_roles, key=lambda each: (each[0].starts_at, each[0].meeting), reverse=True)


def _roles_in(meeting: Meeting, mine: Mine) -> Roles:
    """As `web.reading` has them, from what has been read of the person already: there may be many meetings."""
    by_membership = (mine.movements.get(each, frozenset[str]()) for each in meeting.movements)
    return with_entry(frozenset[str]().union(*by_membership), mine.person.id, meeting) or as_guest(
        mine.person, meeting.id
    )


def my_proposals(reader: Reader, mine: Mine, meetings: Iterable[tuple[MeetingRow, Roles]]) -> Iterator[str]:
    """Those of my movements, and what others have brought to a meeting of mine that I may look into."""
    ours = [row.proposal for row in reader.proposal_rows(mine.movements)]
    brought = (
        proposal
        for row, roles in meetings
        if may(roles, EVERYONE) and not mine.movements.keys() >= set(row.movements)
        for proposal in reader.proposals_in(row.meeting)
    )
    yield from dict.fromkeys((*ours, *brought))
