"""Reads the facts that a decision about the directory needs, in its transaction; only what the command at hand does."""

from __future__ import annotations

from collections.abc import Iterable

from engine.directory import (
    AddOrganisation,
    AddPerson,
    ChangeOrganisation,
    ChangePerson,
    DirectoryFacts,
    ErasePerson,
    FoundMovement,
    GiveLink,
    GiveLinks,
    GiveRole,
    Organisation,
    RemoveOrganisation,
    RestoreOrganisation,
    RevokeLinks,
    RevokePerson,
    Standing,
    TakeList,
    TakeRole,
    WeighOrganisation,
)
from engine.ports import Reader


def directory_facts(reader: Reader, command: object, actor: str) -> DirectoryFacts:
    movement = reader.movement(getattr(command, "movement", ""))
    if movement is None:
        return DirectoryFacts(founder=reader.person(actor) if isinstance(command, FoundMovement) else None)
    id = movement.id
    match command:
        case FoundMovement():
            return DirectoryFacts(movement=movement)
        case AddOrganisation(organisation=organisation):
            taken, _ = reader.ids_taken([organisation], [])
            return DirectoryFacts(
                movement=movement, organisations=_organisations(reader, id), organisation_ids_taken=taken
            )
        case ChangeOrganisation() | RemoveOrganisation() | RestoreOrganisation() | WeighOrganisation():
            return DirectoryFacts(
                movement=movement,
                organisations=_organisations(reader, id),
                memberships=tuple(reader.memberships_in([id])),
            )
        case AddPerson(person=person):
            _, people = reader.ids_taken([], [person])
            return DirectoryFacts(movement=movement, organisations=_organisations(reader, id), person_ids_taken=people)
        case TakeList(organisations=listed, people=persons):
            wanted = [each.person for each in persons]
            taken, people = reader.ids_taken([each.organisation for each in listed], wanted)
            return DirectoryFacts(
                movement=movement,
                organisations=_organisations(reader, id),
                standing=_standing(reader, id, wanted),
                organisation_ids_taken=taken,
                person_ids_taken=people,
            )
        case GiveRole(person=person) | TakeRole(person=person) | RevokePerson(person=person):
            return DirectoryFacts(
                movement=movement,
                organisations=_organisations(reader, id),
                memberships=tuple(reader.memberships_in([id])),
                standing=_standing(reader, id, [person]),
            )
        case GiveLink(person=person) | RevokeLinks(person=person) | ChangePerson(person=person):
            return _about(reader, id, [person], actor)
        case GiveLinks(links=links):
            return _about(reader, id, [each.person for each in links], actor)
        case ErasePerson(person=person):
            return _about(reader, id, [person], actor)
    return DirectoryFacts(movement=movement)


def knows(reader: Reader, movement: str, person: str) -> bool:
    """Whether the movement may speak of somebody: one of its members, or who was one, or a guest of its meetings."""
    return bool(reader.known_people(movement, [person]))


def _about(reader: Reader, movement: str, people: list[str], actor: str) -> DirectoryFacts:
    """What decides whether the actor may act for these people everywhere."""
    return DirectoryFacts(
        movement=reader.movement(movement),
        standing=_standing(reader, movement, people),
        coordinated=reader.movements_of([actor], "coordinator").get(actor, frozenset()),
    )


def _organisations(reader: Reader, movement: str) -> dict[str, Organisation]:
    both = (*reader.organisations([movement]), *reader.removed_organisations([movement]))
    return {each.id: each for each in both}


def _standing(reader: Reader, movement: str, people: Iterable[str]) -> dict[str, Standing]:
    known = {each.id: each for each in reader.known_people(movement, people)}
    belongs, leads = reader.movements_of(known), reader.movements_of(known, "coordinator")
    by_whom = _coordinators(reader, {each for theirs in leads.values() for each in theirs})
    attends = reader.attending(known)
    return {
        id: Standing(
            person=person,
            elsewhere=belongs.get(id, frozenset()) - {movement},
            leads_alone=frozenset(each for each in leads.get(id, ()) if by_whom[each] == {id}),
            attends=attends.get(id, frozenset()),
        )
        for id, person in known.items()
    }


def _coordinators(reader: Reader, movements: Iterable[str]) -> dict[str, set[str]]:
    """Movement → those who coordinate it."""
    return {
        each: {member.person for member in reader.memberships_in([each]) if member.role == "coordinator"}
        for each in movements
    }
