"""Who is expected, here, connected and has voted: four numbers for each organisation; and who a quorum still waits for.

Pure. Who is connected only the sockets know, and who has voted the urn; both are handed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from engine.meeting.state import Attendance, Meeting

MOST_NAMED_SEATS = 300
"""Above this, seats are counted but not named one by one: what everybody's screen is told would grow with the square of
the hall."""

Near = Literal["arriving", "no_vote", "left", "away"]
"""How near a seat is that is not here, nearest first: somebody who votes for it has a screen open and has not checked
in; somebody of it is here, but nobody who votes for it; somebody who votes for it was here and left; none of these."""

NEARNESS: tuple[Near, ...] = ("arriving", "no_vote", "left", "away")


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Somebody with a membership. `casts` says that they may vote for the organisation."""

    person: str
    organisation: str
    casts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPresence:
    """People of one organisation: how many are expected, here in the room and online, and connected, checked in or not.
    `voted`: its seat has, in an open ballot that is going on."""

    expected: int
    room: int
    online: int
    connected: int
    voted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A seat that is not here, and how near it is."""

    seat: str
    near: Near


Modes = Mapping[str, tuple[int, str]]
"""Seat → (its rank among the seats that are here, `room` or `online`)."""


def seat_modes(people: Mapping[str, Attendance], voters: Iterable[str] = ()) -> Modes:
    """A seat is where its first delegate is. Who voted in an open ballot without checking in is present too, online.
    In a secret ballot seats are drawn by check-in alone, so that nobody can tell who has voted."""
    first: dict[str, str] = {}
    for here in sorted(people.values(), key=lambda each: each.rank):
        for seat in here.seats:
            first.setdefault(seat, here.mode)
    for seat in voters:
        first.setdefault(seat, "online")
    return {seat: (rank, mode) for rank, (seat, mode) in enumerate(first.items(), start=1)}


def by_organisation(
    meeting: Meeting, people: Iterable[Belonging], connected: Collection[str], voted: Collection[str]
) -> dict[str, OrganisationPresence]:
    """Somebody with several roles at one organisation counts there once."""
    members = _by_organisation(people)
    return {
        organisation: _presence(meeting, set(those), connected, organisation in voted)
        for organisation, those in members.items()
    }


def missing(
    meeting: Meeting,
    seats: Iterable[str],
    people: Iterable[Belonging],
    connected: Collection[str],
    voted: Collection[str],
) -> tuple[Missing, ...]:
    """The seats that nobody here votes for and that have not voted from elsewhere, nearest first, then in the order of
    `seats`."""
    members = _by_organisation(people)
    here = meeting.present_seats() | set(voted)
    found = [
        Missing(seat=seat, near=_near(meeting, members.get(seat, {}), connected)) for seat in seats if seat not in here
    ]
    return tuple(sorted(found, key=lambda each: NEARNESS.index(each.near)))


def _by_organisation(people: Iterable[Belonging]) -> dict[str, dict[str, bool]]:
    """Organisation → its people, each with whether they vote for it."""
    members: dict[str, dict[str, bool]] = {}
    for each in people:
        those = members.setdefault(each.organisation, {})
        those[each.person] = those.get(each.person, False) or each.casts
    return members


def _presence(meeting: Meeting, people: set[str], connected: Collection[str], voted: bool) -> OrganisationPresence:
    modes = Counter(meeting.attendance[person].mode for person in people if person in meeting.attendance)
    return OrganisationPresence(
        expected=len(people),
        room=modes["room"],
        online=modes["online"],
        connected=sum(1 for person in people if person in connected),
        voted=voted,
    )


def _near(meeting: Meeting, members: Mapping[str, bool], connected: Collection[str]) -> Near:
    voters = [person for person, casts in members.items() if casts]
    if any(person in connected and person not in meeting.attendance for person in voters):
        return "arriving"
    if any(person in meeting.attendance for person in members):
        return "no_vote"
    return "left" if any(person in meeting.came for person in voters) else "away"
