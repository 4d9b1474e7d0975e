"""A whole list of organisations and people at once: all of it, or nothing."""

from __future__ import annotations

from dataclasses import replace

from engine.directory import organisations, people
from engine.directory.commands import AddOrganisation, ListedOrganisation, ListedPerson, TakeList
from engine.directory.facts import DirectoryFacts
from engine.directory.organisations import Changes
from engine.directory.rows import Membership, Organisation, Person
from engine.errors import Refused, refuse
from engine.moment import Moment


def take(command: TakeList, facts: DirectoryFacts, moment: Moment) -> Changes:
    """A person may belong to an organisation of the same list. Whom the movement knows already gets the role, and
    keeps the name and address that they have."""
    known = dict(facts.organisations)
    for listed in command.organisations:
        added = _organisation(command.movement, listed, replace(facts, organisations=known), moment)
        if isinstance(added, Refused):
            return added
        if listed.organisation in known:
            return refuse("already_exists", what="organisation")
        known[added.id] = added
    persons: dict[str, Person] = {}
    memberships: dict[Membership, None] = {}
    for person in command.people:
        if wrong := people.why_not(_in_force(known, person.organisation), person.role):
            return wrong
        if person.person not in facts.standing:
            if person.person in facts.person_ids_taken:
                return refuse("already_exists", what="person")
            persons.setdefault(person.person, _person(person))
        membership = Membership(person=person.person, organisation=person.organisation, role=person.role)
        memberships[membership] = None
    new = [each for each in known.values() if each.id not in facts.organisations]
    return (*new, *persons.values(), *memberships)


def _organisation(
    movement: str, listed: ListedOrganisation, facts: DirectoryFacts, moment: Moment
) -> Organisation | Refused:
    """As one that is added by itself."""
    command = AddOrganisation(
        movement=movement,
        organisation=listed.organisation,
        name=listed.name,
        short=listed.short,
        kind=listed.kind,
    )
    changes = organisations.add(command, facts, moment)
    if isinstance(changes, Refused):
        return changes
    (added,) = changes
    return added  # type: ignore[return-value]


def _in_force(known: dict[str, Organisation], organisation: str) -> Organisation | None:
    found = known.get(organisation)
    return found if found is not None and not found.removed else None


def _person(listed: ListedPerson) -> Person:
    return Person(id=listed.person, name=listed.name, language=listed.language, email=listed.email)
