"""Who belongs to the meeting, and who stands at its door: coordinators see it. And whom the screen welcomes."""

from __future__ import annotations

from engine.lookup import Lookup
from engine.meeting.state import Meeting
from engine.meeting.view.parts import View, flags, given, name_of


def view_people(meeting: Meeting, lookup: Lookup) -> View:
    people: View = {}
    for order, (person, role, organisation) in enumerate(lookup.people(meeting), 1):
        shown: View = {"name": person.name, "order": order}
        here = meeting.attendance.get(person.id)
        shown |= given(role=role, here=here.mode if here else None)
        shown |= flags(guest=person.guest_of is not None, first=here is not None and here.first)
        if organisation is not None:
            shown |= {"organisation": organisation.id, "organisation_name": organisation.name}
        people[person.id] = shown
    return people


def view_welcomes(meeting: Meeting, lookup: Lookup) -> View:
    """Who is here for the first time and wishes to be welcomed by name, in order of arrival."""
    organisations = {person.id: organisation for person, _, organisation in lookup.people(meeting)}
    wished = (person for person, wish in meeting.welcomes.items() if wish and person in meeting.attendance)
    welcomes: View = {}
    for person in sorted(wished, key=lambda each: meeting.attendance[each].rank):
        if name := name_of(person, lookup):
            organisation = organisations.get(person)
            named = given(organisation_name=organisation.name if organisation else None)
            welcomes[person] = {"name": name, "order": meeting.attendance[person].rank} | named
    return welcomes


def view_here(meeting: Meeting) -> View:
    """Who is here, where, and at which place of the newest round they sit."""
    shown: View = {}
    for person, here in meeting.attendance.items():
        group = meeting.sits_in.get(person)
        leads = group is not None and meeting.host_of(group) == person
        shown[person] = {"mode": here.mode} | given(group=group) | flags(host=leads)
    return shown


def view_waiting(person: str, lookup: Lookup) -> View:
    known = lookup.person(person)
    shown: View = {"name": name_of(person, lookup)}
    return shown | given(says_from=known.says_from if known else "")
