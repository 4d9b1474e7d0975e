"""Looking up in the directory: who there is, and who belongs where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, or_, select

from engine.directory import Membership, Movement, Organisation, Person, roles_by_person
from store.tables import meeting_movements, memberships, movements, organisations, people

_MEMBERSHIPS = select(memberships.c.person, memberships.c.organisation, memberships.c.role)
_ROLES = (
    select(memberships.c.person, memberships.c.role)
    .join(organisations, organisations.c.id == memberships.c.organisation)
    .where(organisations.c.movement == bindparam("of"), memberships.c.in_force)
    .order_by(memberships.c.position)
)


def movement(connection: Connection, id: str) -> Movement | None:
    row = connection.execute(select(movements).where(movements.c.id == id)).first()
    return _movement(row) if row else None


def all_movements(connection: Connection) -> list[Movement]:
    return [_movement(row) for row in connection.execute(select(movements).order_by(movements.c.position))]


def organisation(connection: Connection, id: str) -> Organisation | None:
    row = connection.execute(select(organisations).where(organisations.c.id == id)).first()
    return _organisation(row) if row else None


def organisations_of(connection: Connection, of: Iterable[str]) -> list[Organisation]:
    """Those in force."""
    return _organisations(connection, of, removed=False)


def removed_organisations_of(connection: Connection, of: Iterable[str]) -> list[Organisation]:
    return _organisations(connection, of, removed=True)


def _organisations(connection: Connection, of: Iterable[str], *, removed: bool) -> list[Organisation]:
    query = select(organisations).where(organisations.c.movement.in_(list(of)), organisations.c.removed.is_(removed))
    return [_organisation(row) for row in connection.execute(query.order_by(organisations.c.position))]


def person(connection: Connection, id: str) -> Person | None:
    row = connection.execute(select(people).where(people.c.id == id)).first()
    return _person(row) if row else None


def people_of(connection: Connection, of: Iterable[str], guests_of: str | None) -> list[Person]:
    """Everyone who has ever been a member, and the meeting's guests, in the order in which they were added. Nobody who
    has been erased."""
    members = (
        select(memberships.c.person)
        .join(organisations, organisations.c.id == memberships.c.organisation)
        .where(organisations.c.movement.in_(list(of)))
    )
    wanted: ColumnElement[bool] = people.c.id.in_(members)
    if guests_of is not None:
        wanted = or_(wanted, people.c.guest_of == guests_of)
    query = select(people).where(wanted, people.c.name != "").order_by(people.c.position)
    return [_person(row) for row in connection.execute(query)]


def known_people(connection: Connection, movement: str, persons: Iterable[str]) -> list[Person]:
    """Those of these people who are or were members, and guests of the movement's meetings. Nobody who was erased."""
    members = (
        select(memberships.c.person)
        .join(organisations, organisations.c.id == memberships.c.organisation)
        .where(organisations.c.movement == movement)
    )
    held = select(meeting_movements.c.meeting).where(meeting_movements.c.movement == movement)
    query = select(people).where(people.c.id.in_(list(persons)), people.c.name != "")
    query = query.where(or_(people.c.id.in_(members), people.c.guest_of.in_(held)))
    return [_person(row) for row in connection.execute(query.order_by(people.c.position))]


def ids_taken(
    connection: Connection, of_organisations: Iterable[str], of_people: Iterable[str]
) -> tuple[frozenset[str], frozenset[str]]:
    first = select(organisations.c.id).where(organisations.c.id.in_(list(of_organisations)))
    second = select(people.c.id).where(people.c.id.in_(list(of_people)))
    return frozenset(connection.execute(first).scalars()), frozenset(connection.execute(second).scalars())


def movements_of(connection: Connection, persons: Iterable[str], role: str | None) -> dict[str, frozenset[str]]:
    """Person → movements in which they have a membership in force, in that role or in any."""
    query = (
        select(memberships.c.person, organisations.c.movement)
        .join(organisations, organisations.c.id == memberships.c.organisation)
        .where(memberships.c.person.in_(list(persons)), memberships.c.in_force)
    )
    if role is not None:
        query = query.where(memberships.c.role == role)
    found: dict[str, set[str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.person, set()).add(row.movement)
    return {person: frozenset(each) for person, each in found.items()}


def memberships_of(connection: Connection, person: str) -> list[Membership]:
    query = _MEMBERSHIPS.where(memberships.c.person == person, memberships.c.in_force)
    return _memberships(connection, query.order_by(memberships.c.position))


def memberships_in(connection: Connection, of: Iterable[str]) -> list[Membership]:
    query = (
        _MEMBERSHIPS.join(organisations, organisations.c.id == memberships.c.organisation)
        .where(organisations.c.movement.in_(list(of)), memberships.c.in_force)
        .order_by(memberships.c.position)
    )
    return _memberships(connection, query)


def roles_in(connection: Connection, movement: str) -> dict[str, frozenset[str]]:
    return roles_by_person(connection.execute(_ROLES, {"of": movement}).all())


def _memberships(connection: Connection, query: Select[Any]) -> list[Membership]:
    """Taken apart by place, and not by name: a movement has thousands."""
    return [
        Membership(person=person, organisation=organisation, role=role)
        for person, organisation, role in connection.execute(query)
    ]


def _movement(row: Row[Any]) -> Movement:
    return Movement(id=row.id, name=row.name, language=row.language)


def _organisation(row: Row[Any]) -> Organisation:
    return Organisation(
        id=row.id,
        movement=row.movement,
        name=row.name,
        short=row.short,
        kind=row.kind,
        removed=row.removed,
        weight=row.weight,
    )


def _person(row: Row[Any]) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        language=row.language,
        guest_of=row.guest_of,
        says_from=row.says_from,
        email=row.email,
    )
