"""Movements, organisations, people and what ties them, as rows: changed in place, so that a name can be erased.

A revocation ends the memberships in one movement. With the last of all, the person is revoked: links, sessions and
credentials end too. The person's row and their old memberships stay, since what they did before still needs a name on
the screens. A new membership lets them in again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from engine.directory import (
    Change,
    Link,
    LinksRevoked,
    Membership,
    MembershipEnded,
    Movement,
    Organisation,
    Person,
    Revocation,
)
from store.dialect import put
from store.tables import (
    credentials,
    links,
    meeting_movements,
    memberships,
    movements,
    organisations,
    people,
    proposals,
    sessions,
)


def change(connection: Connection, changes: Sequence[Change]) -> None:
    """Write the changes; those that others refer to go first. A list of a thousand people is a few statements: a hall
    waits for whatever is written."""
    for each in changes:
        if isinstance(each, Movement):
            put(connection, movements, {"id": each.id}, {"name": each.name, "language": each.language})
    for each in changes:
        if isinstance(each, Organisation):
            _put_organisation(connection, each)
    _put_people(connection, [each for each in changes if isinstance(each, Person)])
    _put_memberships(connection, [each for each in changes if isinstance(each, Membership)])
    for each in changes:
        _end(connection, each)
    _give_links(connection, [each for each in changes if isinstance(each, Link)])


def _end(connection: Connection, change: Change) -> None:
    match change:
        case MembershipEnded(person=person, organisation=organisation, role=role):
            ended = Membership(person=person, organisation=organisation, role=role)
            connection.execute(update(memberships).where(*_is(ended)).values(in_force=False))
        case LinksRevoked(person=person):
            connection.execute(update(links).where(links.c.person == person).values(revoked=True))
        case Revocation(person=person, movement=movement):
            _revoke(connection, person, movement)


def _put_organisation(connection: Connection, organisation: Organisation) -> None:
    values = {
        "movement": organisation.movement,
        "name": organisation.name,
        "short": organisation.short,
        "kind": organisation.kind,
        "removed": organisation.removed,
        "weight": organisation.weight,
    }
    put(connection, organisations, {"id": organisation.id}, values)


def _put_people(connection: Connection, persons: Sequence[Person]) -> None:
    rows = {each.id: _columns(each) for each in persons}
    known = set(connection.execute(select(people.c.id).where(people.c.id.in_(rows))).scalars())
    for id, values in rows.items():
        if id in known:
            connection.execute(update(people).where(people.c.id == id).values(values))
    if new := [{"id": id, "revoked": False, **values} for id, values in rows.items() if id not in known]:
        connection.execute(insert(people), new)


def put_person(connection: Connection, person: Person) -> None:
    _put_people(connection, [person])


def _columns(person: Person) -> dict[str, str | None]:
    return {
        "name": person.name,
        "language": person.language,
        "guest_of": person.guest_of,
        "says_from": person.says_from,
        "email": person.email,
    }


def _put_memberships(connection: Connection, given: Sequence[Membership]) -> None:
    """Somebody with a membership is let in again."""
    persons = list(dict.fromkeys(each.person for each in given))
    if not persons:
        return
    held = memberships.c.person.in_(persons)
    known = {
        Membership(person=row.person, organisation=row.organisation, role=row.role)
        for row in connection.execute(select(memberships).where(held))
    }
    for each in given:
        if each in known:
            connection.execute(update(memberships).where(*_is(each)).values(in_force=True))
    if new := [{**asdict(each), "in_force": True} for each in dict.fromkeys(given) if each not in known]:
        connection.execute(insert(memberships), new)
    connection.execute(update(people).where(people.c.id.in_(persons)).values(revoked=False))


def _is(membership: Membership) -> tuple[ColumnElement[bool], ...]:
    return (
        memberships.c.person == membership.person,
        memberships.c.organisation == membership.organisation,
        memberships.c.role == membership.role,
    )


def _give_links(connection: Connection, given: Sequence[Link]) -> None:
    """A token that is there already stays as it is: a repeat neither refills it nor undoes its revocation."""
    rows = {each.token_hash: each for each in given}
    known = set(connection.execute(select(links.c.token_hash).where(links.c.token_hash.in_(rows))).scalars())
    if new := [{**asdict(each), "revoked": False} for hash, each in rows.items() if hash not in known]:
        connection.execute(insert(links), new)


def _revoke(connection: Connection, person: str, movement: str) -> None:
    held, ours = memberships.c.person == person, select(organisations.c.id).where(organisations.c.movement == movement)
    connection.execute(update(memberships).where(held, memberships.c.organisation.in_(ours)).values(in_force=False))
    if connection.execute(select(memberships.c.role).where(held, memberships.c.in_force)).first() is None:
        _shut_out(connection, person)


def _shut_out(connection: Connection, person: str) -> None:
    connection.execute(update(people).where(people.c.id == person).values(revoked=True))
    connection.execute(update(links).where(links.c.person == person).values(revoked=True))
    connection.execute(delete(sessions).where(sessions.c.person == person))
    connection.execute(delete(credentials).where(credentials.c.person == person))


def streams_of(connection: Connection, movement: str, changes: Sequence[Change]) -> set[str]:
    """The streams whose screens may show one of the changed names: the movement's meetings and proposals, and those of
    every other movement that a changed person belongs to."""
    persons = {each.id for each in changes if isinstance(each, Person)}
    persons |= {each.person for each in changes if isinstance(each, (Membership, MembershipEnded, Revocation))}
    return streams_naming(connection, persons, movement)


def streams_naming(connection: Connection, persons: set[str], *movements: str) -> set[str]:
    """The streams whose screens may show one of these people, or anybody of these movements."""
    home = select(organisations.c.movement).join(memberships, memberships.c.organisation == organisations.c.id)
    touched = {*movements, *connection.execute(home.where(memberships.c.person.in_(persons))).scalars()}
    guests = select(people.c.guest_of).where(people.c.id.in_(persons), people.c.guest_of.is_not(None))
    found = {f"meeting:{each}" for each in connection.execute(guests).scalars()}
    meetings = select(meeting_movements.c.meeting).where(meeting_movements.c.movement.in_(touched))
    found |= {f"meeting:{each}" for each in connection.execute(meetings).scalars()}
    of_theirs = or_(proposals.c.movement.in_(touched), proposals.c.meeting.in_(meetings))
    shown = connection.execute(select(proposals.c.id).where(of_theirs)).scalars()
    return found | {f"proposal:{each}" for each in shown}
