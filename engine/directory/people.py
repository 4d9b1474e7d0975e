"""Who belongs to a movement, and as what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.directory.commands import AddPerson, ChangePerson, GiveRole, TakeRole
from engine.directory.facts import DirectoryFacts
from engine.directory.organisations import Changes
from engine.directory.rows import Membership, MembershipEnded, Organisation, Person
from engine.errors import Refused, refuse
from engine.moment import Moment


def add(command: AddPerson, facts: DirectoryFacts, moment: Moment) -> Changes:
    if wrong := why_not(facts.in_force(command.organisation), command.role):
        return wrong
    if command.person in facts.person_ids_taken:
        return refuse("already_exists", what="person")
    return (
        Person(id=command.person, name=command.name, language=command.language, email=command.email),
        Membership(person=command.person, organisation=command.organisation, role=command.role),
    )


def change(command: ChangePerson, facts: DirectoryFacts, moment: Moment) -> Changes:
    known = facts.standing.get(command.person)
    if known is None:
        return refuse("not_found", what="person")
    if moment.actor != command.person and not known.elsewhere <= facts.coordinated:
        return refuse("belongs_elsewhere")
    return (replace(known.person, name=command.name, language=command.language, email=command.email),)


def give_role(command: GiveRole, facts: DirectoryFacts, moment: Moment) -> Changes:
    if command.person not in facts.standing:
        return refuse("not_found", what="person")
    if wrong := why_not(facts.in_force(command.organisation), command.role):
        return wrong
    return (Membership(person=command.person, organisation=command.organisation, role=command.role),)


def take_role(command: TakeRole, facts: DirectoryFacts, moment: Moment) -> Changes:
    """Taking what is not there is no trouble: it is gone already."""
    if command.person not in facts.standing:
        return refuse("not_found", what="person")
    taken = Membership(person=command.person, organisation=command.organisation, role=command.role)
    if taken not in facts.memberships:
        return ()
    if not somebody_coordinates(each for each in facts.memberships if each != taken):
        return refuse("last_coordinator")
    return (MembershipEnded(person=command.person, organisation=command.organisation, role=command.role),)


def why_not(organisation: Organisation | None, role: str) -> Refused | None:
    """Why nobody can have this role there."""
    if organisation is None:
        return refuse("not_found", what="organisation")
    if role == "delegate" and organisation.kind != "member":
        return refuse("role_needs_member")
    return None


def somebody_coordinates(memberships: Iterable[Membership]) -> bool:
    return any(each.role == "coordinator" for each in memberships)
