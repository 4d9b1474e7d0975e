"""Who belongs to the meeting, and who stands at its door. Coordinators see it."""

from __future__ import annotations

from engine.lookup import Lookup
from engine.meeting.state import Meeting
from engine.meeting.view.parts import View, flags, given, name_of


def view_people(meeting: Meeting, lookup: Lookup) -> View:
    people: View = {}
    for order, (person, role, organisation) in enumerate(lookup.people(meeting), 1):
        shown: View = {"name": person.name, "order": order}
        shown |= given(role=role) | flags(guest=person.guest_of is not None)
        if organisation is not None:
            shown |= {"organisation": organisation.id, "organisation_name": organisation.name}
        people[person.id] = shown
    return people


def view_waiting(person: str, lookup: Lookup) -> View:
    known = lookup.person(person)
    shown: View = {"name": name_of(person, lookup)}
    return shown | given(says_from=known.says_from if known else "")
