"""Deleting what nobody will ask for again, so that the database does not grow for ever: sessions that have expired,
answers remembered for longer than anybody repeats a command, and guests who gave a name but never asked to enter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Connection, delete, select, tuple_

from engine.ports import DueRow
from store import due
from store.tables import answers, credentials, ledger, links, memberships, people, sessions

REMEMBERED = timedelta(days=30)
"""As long as a session: a device that repeats a command after this has to sign in again first."""

WAITED_FOR = timedelta(days=1)
"""For a guest to ask to enter."""

AT_ONCE = 1000
"""Rows in one transaction, so that a meeting which is going on does not wait for the broom."""


class _Transaction(Protocol):
    @property
    def connection(self) -> Connection: ...
    def now(self) -> datetime: ...


_Write = Callable[[Callable[[Any], bool]], bool]


def begin(write: _Write) -> None:
    def job(tx: _Transaction) -> bool:
        return due.put_new(tx.connection, DueRow(key="tidy", at=tx.now(), command="house.tidy", fields={}))

    write(job)


def tidy(write: _Write) -> None:
    for sweep in (_sessions, _answers, _guests):
        while write(lambda tx, sweep=sweep: sweep(tx.connection, tx.now())):  # type: ignore[misc]
            pass


def _sessions(connection: Connection, now: datetime) -> bool:
    """Whether there may be more; as each of these."""
    old = select(sessions.c.token_hash).where(sessions.c.expires_at <= now).limit(AT_ONCE)
    return connection.execute(delete(sessions).where(sessions.c.token_hash.in_(old))).rowcount == AT_ONCE


def _answers(connection: Connection, now: datetime) -> bool:
    key = tuple_(answers.c.actor, answers.c.command_id)
    old = select(answers.c.actor, answers.c.command_id).where(answers.c.at <= now - REMEMBERED).limit(AT_ONCE)
    return connection.execute(delete(answers).where(key.in_(old))).rowcount == AT_ONCE


def _guests(connection: Connection, now: datetime) -> bool:
    """Whoever asked to enter has an event in the meeting's stream, and stays for its minutes."""
    asked = select(ledger.c.seq).where(ledger.c.stream == "meeting:" + people.c.guest_of, ledger.c.actor == people.c.id)
    member = select(memberships.c.role).where(memberships.c.person == people.c.id)
    old = (
        select(people.c.id)
        .where(people.c.guest_of.is_not(None), people.c.added_at <= now - WAITED_FOR)
        .where(~asked.exists(), ~member.exists())
        .limit(AT_ONCE)
    )
    gone = list(connection.execute(old).scalars())
    for table in (sessions, links, credentials):
        connection.execute(delete(table).where(table.c.person.in_(gone)))
    connection.execute(delete(people).where(people.c.id.in_(gone)))
    return len(gone) == AT_ONCE
