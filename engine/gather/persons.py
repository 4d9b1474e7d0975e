"""Reads who could vote where persons do, in the transaction of the decision."""

from __future__ import annotations

from collections.abc import Iterable

from engine.ballot.electorate import VOTING
from engine.facts import Someone
from engine.meeting.state import Meeting
from engine.ports import Reader


def persons_of(reader: Reader, movement: str, meeting: Meeting | None) -> tuple[Someone, ...]:
    """Everybody with a membership in the movement, in the order in which they got their first, then the guests who were
    let in at the meeting and are there, in the order of their arrival."""
    roles = reader.roles_in(movement)
    here = meeting.attendance if meeting else {}
    members = tuple([Someone(person=person, roles=held, here=person in here) for person, held in roles.items()])
    let_in = {person: role for person, role in meeting.admitted.items() if person in here} if meeting else {}
    guests = tuple(
        Someone(person=person, roles=frozenset({role}), here=True, guest=True)
        for person, role in let_in.items()
        if person not in roles and not reader.revoked(person)
    )
    return (*members, *guests)


def may_hold_for(reader: Reader, person: str, movements: Iterable[str]) -> tuple[str, ...]:
    """To whom somebody may leave a vote of their own: whoever votes where persons do in a movement in which they do
    themselves, since two who are never on one roll hold nothing for each other. A guest votes only while they are here,
    so neither gives nor holds."""
    found: dict[str, None] = {}
    for movement in movements:
        voting = dict.fromkeys(each for each, roles in reader.roles_in(movement).items() if roles & VOTING)
        if person in voting:
            found |= voting
    found.pop(person, None)
    return tuple(found)


def kinds_of(reader: Reader, movement: str, persons: Iterable[str]) -> dict[str, str]:
    """What kind of organisation each of these is from: that of their first membership; whoever has none is a guest."""
    kinds = {each.id: each.kind for each in reader.organisations([movement])}
    of: dict[str, str] = {}
    for each in reader.memberships_in([movement]):
        if each.organisation in kinds:
            of.setdefault(each.person, kinds[each.organisation])
    return {person: of.get(person, "guest") for person in persons}
