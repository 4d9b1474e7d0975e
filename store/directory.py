"""Movements, organisations, people and what ties them, as rows: changed in place, so that a name can be erased.

A revocation ends the memberships in one movement. With the last of all, the person is revoked: links, sessions and
credentials end too. The person's row and their old memberships stay, since what they did before still needs a name on
the screens. A new membership lets them in again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from engine.directory import Change, Link, Membership, Movement, Organisation, Person, Revocation
from engine.ports import Conflict, Session
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

_ORDER = (Movement, Organisation, Person, Membership, Link, Revocation)


def change(connection: Connection, changes: Sequence[Change]) -> None:
    """Write the changes; those that others refer to go first."""
    for each in sorted(changes, key=lambda change: _ORDER.index(type(change))):
        _write(connection, each)


def _write(connection: Connection, change: Change) -> None:
    match change:
        case Movement(id=id, name=name, language=language):
            put(connection, movements, {"id": id}, {"name": name, "language": language})
        case Organisation(id=id, movement=movement, name=name, short=short, kind=kind):
            values = {"movement": movement, "name": name, "short": short, "kind": kind}
            put(connection, organisations, {"id": id}, values)
        case Person():
            put_person(connection, change)
        case Membership(person=person, organisation=organisation, role=role):
            key = {"person": person, "organisation": organisation, "role": role}
            put(connection, memberships, key, {"in_force": True})
            connection.execute(update(people).where(people.c.id == person).values(revoked=False))
        case Link(token_hash=token_hash, person=person, uses=uses):
            _give_link(connection, token_hash, person, uses)
        case Revocation(person=person, movement=movement):
            _revoke(connection, person, movement)


def put_person(connection: Connection, person: Person) -> None:
    values = {
        "name": person.name,
        "language": person.language,
        "guest_of": person.guest_of,
        "says_from": person.says_from,
    }
    if connection.execute(update(people).where(people.c.id == person.id).values(values)).rowcount == 0:
        connection.execute(insert(people).values(id=person.id, revoked=False, **values))


def _give_link(connection: Connection, token_hash: str, person: str, uses: int) -> None:
    """A token that is there already stays as it is: a repeat neither refills it nor undoes its revocation."""
    if connection.execute(select(links.c.uses).where(links.c.token_hash == token_hash)).first() is None:
        connection.execute(insert(links).values(token_hash=token_hash, person=person, uses=uses, revoked=False))


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


def add_session(connection: Connection, session: Session) -> None:
    values = {"person": session.person, "expires_at": session.expires_at}
    put(connection, sessions, {"token_hash": session.token_hash}, values)


def end_session(connection: Connection, token_hash: str) -> None:
    connection.execute(delete(sessions).where(sessions.c.token_hash == token_hash))


def use_link(connection: Connection, token_hash: str) -> None:
    """Raises Conflict when somebody else has just used it up: the job looks again and refuses."""
    left = update(links).where(links.c.token_hash == token_hash, links.c.uses > 0, links.c.revoked.is_(False))
    if connection.execute(left.values(uses=links.c.uses - 1)).rowcount == 0:
        raise Conflict("the link was used up meanwhile")


def set_credentials(connection: Connection, person: str, email: str, password_hash: str) -> None:
    values = {"email": email.casefold(), "password_hash": password_hash}
    put(connection, credentials, {"person": person}, values)


def link(connection: Connection, token_hash: str) -> tuple[Link, bool] | None:
    row = connection.execute(select(links).where(links.c.token_hash == token_hash)).first()
    return (Link(token_hash=row.token_hash, person=row.person, uses=row.uses), row.revoked) if row else None


def session(connection: Connection, token_hash: str, now: datetime) -> Session | None:
    query = (
        select(sessions)
        .join(people, people.c.id == sessions.c.person)
        .where(sessions.c.token_hash == token_hash, sessions.c.expires_at > now, people.c.revoked.is_(False))
    )
    row = connection.execute(query).first()
    return Session(token_hash=row.token_hash, person=row.person, expires_at=row.expires_at) if row else None


def revoked(connection: Connection, person: str) -> bool:
    return bool(connection.execute(select(people.c.revoked).where(people.c.id == person)).scalar())


def login(connection: Connection, email: str) -> tuple[str, str] | None:
    query = select(credentials.c.person, credentials.c.password_hash).where(credentials.c.email == email.casefold())
    row = connection.execute(query).first()
    return (row.person, row.password_hash) if row else None


def streams_of(connection: Connection, movement: str, changes: Sequence[Change]) -> set[str]:
    """The streams whose screens may show one of the changed names: the movement's meetings and proposals, and those of
    every other movement that a changed person belongs to."""
    persons = {each.id for each in changes if isinstance(each, Person)}
    persons |= {each.person for each in changes if isinstance(each, (Membership, Revocation))}
    return streams_naming(connection, persons, movement)


def streams_naming(connection: Connection, persons: set[str], *movements: str) -> set[str]:
    """The streams whose screens may show one of these people, or anybody of these movements."""
    home = select(organisations.c.movement).join(memberships, memberships.c.organisation == organisations.c.id)
    touched = {*movements, *connection.execute(home.where(memberships.c.person.in_(persons))).scalars()}
    guests = select(people.c.guest_of).where(people.c.id.in_(persons), people.c.guest_of.is_not(None))
    found = {f"meeting:{each}" for each in connection.execute(guests).scalars()}
    meetings = select(meeting_movements.c.meeting).where(meeting_movements.c.movement.in_(touched))
    found |= {f"meeting:{each}" for each in connection.execute(meetings).scalars()}
    of_movement = select(proposals.c.id).where(proposals.c.movement.in_(touched))
    return found | {f"proposal:{each}" for each in connection.execute(of_movement).scalars()}
