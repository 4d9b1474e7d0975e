"""Who belongs to the meeting, and who stands at its door: coordinators see it. And whom the screen welcomes."""

from __future__ import annotations

from engine.lookup import Lookup
from engine.meeting.state import Meeting
from engine.meeting.view.parts import View, flags, given, name_of


def view_people(meeting: Meeting, lookup: Lookup) -> View:
    people: View = {}
    for order, (person, role, organisation) in enumerate(lookup.people(meeting), 1):
        # Plainly, and not with `given` and `flags`: there are thousands.
        shown: View = {"name": person.name, "order": order}
        if role:
            shown["role"] = role
        if here := meeting.attendance.get(person.id):
            shown["here"] = here.mode
            if here.first:
                shown["first"] = True
        if person.guest_of is not None:
            shown["guest"] = True
        if organisation is not None:
            shown["organisation"], shown["organisation_name"] = organisation.id, organisation.name
        people[person.id] = shown
    return people


def view_welcomes(meeting: Meeting, lookup: Lookup) -> View:
    """Who is here for the first time and wishes to be welcomed by name, in order of arrival."""
    wished = [person for person, wish in meeting.welcomes.items() if wish and person in meeting.attendance]
    if not wished:
        return {}
    organisations = {person.id: organisation for person, _, organisation in lookup.people(meeting)}
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
        shown[person] = {"mode": here.mode}
        if group := meeting.sits_in.get(person):
            shown[person] |= {"group": group} | flags(host=meeting.host_of(group) == person)
    return shown


def view_waiting(person: str, lookup: Lookup) -> View:
    known = lookup.person(person)
    shown: View = {"name": name_of(person, lookup)}
    return shown | given(says_from=known.says_from if known else "")
