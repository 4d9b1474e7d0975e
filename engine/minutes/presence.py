"""Who was there, by organisation: everyone who ever checked in, where they last were, also if they left early."""

from __future__ import annotations

from collections import Counter

from engine.directory import Organisation, Person
from engine.lookup import Lookup
from engine.meeting.state import Meeting
from engine.minutes.record import Present

GUEST = "guest"


def present_at(meeting: Meeting, lookup: Lookup) -> tuple[Present, ...]:
    """Organisations in the order in which the directory shows their people, guests last. A screen is nobody."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for person, role, organisation in lookup.people(meeting):
        came = meeting.came.get(person.id)
        if came is not None and role != "screen":
            counts.setdefault(_stands_under(person, organisation), Counter())[came.mode] += 1
    found = [
        Present(organisation=name, kind=kind, room=modes["room"], online=modes["online"])
        for (kind, name), modes in counts.items()
    ]
    return tuple(sorted(found, key=lambda each: each.kind == GUEST))


def absent_from(meeting: Meeting, lookup: Lookup) -> tuple[str, ...]:
    """The organisations with a vote of which nobody ever came, nor anybody who holds their seat."""
    came = {seat for each in meeting.came.values() for seat in each.seats}
    for person, role, organisation in lookup.people(meeting):
        if organisation is not None and person.id in meeting.came and role != "screen":
            came.add(organisation.id)
    return tuple(seat.name for seat in lookup.seats(meeting.movements) if seat.id not in came)


def newcomers_to(meeting: Meeting, lookup: Lookup) -> tuple[str, ...]:
    """Of those who wished to be welcomed: an organisation may have sent one person, and minutes go further than the
    hall. Where all are new, as at a movement's first meeting, nobody is."""
    if all(each.first for each in meeting.came.values()):
        return ()
    new = (
        organisation.name
        for person, role, organisation in lookup.people(meeting)
        if organisation is not None and role != "screen" and meeting.welcomes.get(person.id)
    )
    return tuple(dict.fromkeys(new))


def _stands_under(person: Person, organisation: Organisation | None) -> tuple[str, str]:
    if organisation is not None:
        return organisation.kind, organisation.name
    return GUEST, person.says_from
