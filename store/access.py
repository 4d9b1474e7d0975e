"""How people come in: personal links, sessions, and what they sign in with. Of a secret only the hash is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, select, update

from engine.directory import Link
from engine.ports import Access, Conflict, Session
from store.dialect import put
from store.tables import credentials, links, people, sessions

_IN_FORCE = (
    select(sessions)
    .join(people, people.c.id == sessions.c.person)
    .where(
        sessions.c.token_hash.in_(bindparam("hashes", expanding=True)),
        sessions.c.expires_at > bindparam("now"),
        people.c.revoked.is_(False),
    )
)


def add_session(connection: Connection, session: Session) -> None:
    values = {"person": session.person, "expires_at": session.expires_at}
    put(connection, sessions, {"token_hash": session.token_hash}, values)


def end_session(connection: Connection, token_hash: str) -> None:
    connection.execute(delete(sessions).where(sessions.c.token_hash == token_hash))


def end_sessions(connection: Connection, person: str, but: str) -> None:
    connection.execute(delete(sessions).where(sessions.c.person == person, sessions.c.token_hash != but))


def session(connection: Connection, token_hash: str, now: datetime) -> Session | None:
    return sessions_in_force(connection, [token_hash], now).get(token_hash)


def sessions_in_force(connection: Connection, token_hashes: Collection[str], now: datetime) -> dict[str, Session]:
    """By hash: asked for everybody who comes in, so many at a time as come at once."""
    found = connection.execute(_IN_FORCE, {"hashes": list(token_hashes), "now": now})
    return {
        row.token_hash: Session(token_hash=row.token_hash, person=row.person, expires_at=row.expires_at)
        for row in found
    }


def use_link(connection: Connection, token_hash: str) -> None:
    """Raises Conflict when somebody else has just used it up: the job looks again and refuses."""
    left = update(links).where(links.c.token_hash == token_hash, links.c.uses > 0, links.c.revoked.is_(False))
    if connection.execute(left.values(uses=links.c.uses - 1)).rowcount == 0:
        raise Conflict("the link was used up meanwhile")


def link(connection: Connection, token_hash: str) -> tuple[Link, bool] | None:
    row = connection.execute(select(links).where(links.c.token_hash == token_hash)).first()
    return (Link(token_hash=row.token_hash, person=row.person, uses=row.uses), row.revoked) if row else None


def revoked(connection: Connection, person: str) -> bool:
    return bool(connection.execute(select(people.c.revoked).where(people.c.id == person)).scalar())


def set_credentials(connection: Connection, person: str, email: str, password_hash: str) -> None:
    values = {"email": email.casefold(), "password_hash": password_hash}
    put(connection, credentials, {"person": person}, values)


def login(connection: Connection, email: str) -> tuple[str, str] | None:
    query = select(credentials.c.person, credentials.c.password_hash).where(credentials.c.email == email.casefold())
    row = connection.execute(query).first()
    return (row.person, row.password_hash) if row else None


def password_of(connection: Connection, person: str) -> tuple[str, str] | None:
    query = select(credentials.c.email, credentials.c.password_hash).where(credentials.c.person == person)
    row = connection.execute(query).first()
    return (row.email, row.password_hash) if row else None


def of(connection: Connection, persons: Iterable[str], now: datetime) -> dict[str, Access]:
    """How each of these people can come in."""
    wanted = list(persons)
    linked = select(links.c.person, func.count()).where(
        links.c.person.in_(wanted), links.c.uses > 0, links.c.revoked.is_(False)
    )
    inside = select(sessions.c.person, func.count()).where(sessions.c.person.in_(wanted), sessions.c.expires_at > now)
    signing_in = select(credentials.c.person, credentials.c.email).where(credentials.c.person.in_(wanted))
    alive = {row[0]: row[1] for row in connection.execute(linked.group_by(links.c.person))}
    held = {row[0]: row[1] for row in connection.execute(inside.group_by(sessions.c.person))}
    emails = {row.person: row.email for row in connection.execute(signing_in)}
    return {
        each: Access(links=alive.get(each, 0), sessions=held.get(each, 0), signs_in_as=emails.get(each, ""))
        for each in wanted
        if each in alive or each in held or each in emails
    }
