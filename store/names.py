"""Looking up in the directory: who there is, and who belongs where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select

from engine.directory import Membership, Movement, Organisation, Person
from store.tables import memberships, movements, organisations, people


def movement(connection: Connection, id: str) -> Movement | None:
    row = connection.execute(select(movements).where(movements.c.id == id)).first()
    return _movement(row) if row else None


def all_movements(connection: Connection) -> list[Movement]:
    return [_movement(row) for row in connection.execute(select(movements).order_by(movements.c.position))]


def organisation(connection: Connection, id: str) -> Organisation | None:
    row = connection.execute(select(organisations).where(organisations.c.id == id)).first()
    return _organisation(row) if row else None


def organisations_of(connection: Connection, of: Iterable[str]) -> list[Organisation]:
    query = select(organisations).where(organisations.c.movement.in_(list(of))).order_by(organisations.c.position)
    return [_organisation(row) for row in connection.execute(query)]


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


def memberships_of(connection: Connection, person: str) -> list[Membership]:
    query = select(memberships).where(memberships.c.person == person, memberships.c.in_force)
    return [_membership(row) for row in connection.execute(query.order_by(memberships.c.position))]


def memberships_in(connection: Connection, of: Iterable[str]) -> list[Membership]:
    query = (
        select(memberships)
        .join(organisations, organisations.c.id == memberships.c.organisation)
        .where(organisations.c.movement.in_(list(of)), memberships.c.in_force)
        .order_by(memberships.c.position)
    )
    return [_membership(row) for row in connection.execute(query)]


def _movement(row: Row[Any]) -> Movement:
    return Movement(id=row.id, name=row.name, language=row.language)


def _organisation(row: Row[Any]) -> Organisation:
    return Organisation(id=row.id, movement=row.movement, name=row.name, short=row.short, kind=row.kind)


def _person(row: Row[Any]) -> Person:
    return Person(id=row.id, name=row.name, language=row.language, guest_of=row.guest_of, says_from=row.says_from)


def _membership(row: Row[Any]) -> Membership:
    return Membership(person=row.person, organisation=row.organisation, role=row.role)
