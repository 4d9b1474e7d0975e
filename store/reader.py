"""`engine.ports.Reader` over one connection whose transaction somebody else begins and ends."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from engine.directory import Link, Membership, Movement, Organisation, Person
from engine.ports import (
    Access,
    Commit,
    Kept,
    LedgerEntry,
    MeetingRow,
    Paper,
    Presence,
    ProposalRow,
    ReactionTotal,
    SeatState,
    Session,
    StoredWorkflow,
)
from engine.publishing.rows import Draft
from store import access, channels, feelings, kept, ledger, names, notices, published, queries, urn
from store.dialect import Dialect

T = TypeVar("T")
R = TypeVar("R")


class SqlReader:
    """Who belongs where is asked again and again in one transaction, by the policy, the facts and what follows from a
    command: it is read once. `look_again` forgets that, for a transaction that changed it or waited for somebody.
    Whether somebody was put out is asked each time: on PostgreSQL that may come between two looks."""

    def __init__(self, connection: Connection, dialect: Dialect) -> None:
        self.connection = connection
        self.dialect = dialect
        self._seen: dict[tuple[str, object], Any] = {}

    def look_again(self) -> None:
        self._seen.clear()

    def _once(self, what: str, of: T, query: Callable[[Connection, T], R]) -> R:
        key = what, of
        if key not in self._seen:
            self._seen[key] = query(self.connection, of)
        found: R = self._seen[key]
        return found

    def now(self) -> datetime:
        return self.dialect.now(self.connection)

    # ledger

    def entries(self, stream: str, after: int = 0, last: int | None = None) -> Sequence[LedgerEntry]:
        return ledger.entries(self.connection, stream, after, last)

    def texts(self, ids: Iterable[str]) -> Mapping[str, str]:
        return ledger.words(self.connection, ids)

    def streams(self, prefix: str = "") -> Sequence[str]:
        return ledger.streams(self.connection, prefix)

    def verify(self, stream: str) -> int | None:
        return ledger.verify(self.connection, stream)

    # channels

    def commits(self, channel: str, after: int, limit: int = 500) -> Sequence[Commit]:
        return channels.since(self.connection, channel, after, limit)

    def channel_head(self, channel: str) -> int:
        return channels.head(self.connection, channel)

    def shown(self, channel: str) -> Sequence[str]:
        return channels.streams(self.connection, channel)

    # directory

    def movement(self, movement: str) -> Movement | None:
        return names.movement(self.connection, movement)

    def movements(self) -> Sequence[Movement]:
        return names.all_movements(self.connection)

    def organisations(self, movements: Iterable[str]) -> Sequence[Organisation]:
        return self._once("organisations", frozenset(movements), names.organisations_of)

    def removed_organisations(self, movements: Iterable[str]) -> Sequence[Organisation]:
        return names.removed_organisations_of(self.connection, movements)

    def organisation(self, organisation: str) -> Organisation | None:
        return names.organisation(self.connection, organisation)

    def person(self, person: str) -> Person | None:
        return names.person(self.connection, person)

    def people(self, movements: Iterable[str], guests_of: str | None = None) -> Sequence[Person]:
        return names.people_of(self.connection, movements, guests_of)

    def known_people(self, movement: str, people: Iterable[str]) -> Sequence[Person]:
        return names.known_people(self.connection, movement, people)

    def movements_of(self, people: Iterable[str], role: str | None = None) -> Mapping[str, frozenset[str]]:
        return names.movements_of(self.connection, people, role)

    def ids_taken(self, organisations: Iterable[str], people: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
        return names.ids_taken(self.connection, organisations, people)

    def memberships(self, person: str) -> Sequence[Membership]:
        return self._once("memberships", person, names.memberships_of)

    def memberships_in(self, movements: Iterable[str]) -> Sequence[Membership]:
        return names.memberships_in(self.connection, movements)

    def roles_in(self, movement: str) -> Mapping[str, frozenset[str]]:
        return names.roles_in(self.connection, movement)

    def link(self, token_hash: str) -> tuple[Link, bool] | None:
        return access.link(self.connection, token_hash)

    def session(self, token_hash: str) -> Session | None:
        return access.session(self.connection, token_hash, self.now())

    def sessions(self, token_hashes: Collection[str]) -> Mapping[str, Session]:
        return access.sessions_in_force(self.connection, token_hashes, self.now())

    def revoked(self, person: str) -> bool:
        return access.revoked(self.connection, person)

    def kept_about(self, person: str) -> Kept:
        return kept.about(self.connection, person)

    def access(self, people: Iterable[str]) -> Mapping[str, Access]:
        return access.of(self.connection, people, self.now())

    def password_of(self, person: str) -> tuple[str, str] | None:
        return access.password_of(self.connection, person)

    def credentials(self, email: str) -> tuple[str, str] | None:
        return access.login(self.connection, email)

    # urn

    def seats(self, ballot: str, only: Collection[str] | None = None) -> Sequence[SeatState]:
        return urn.roll(self.connection, ballot, only)

    def roll_revision(self, ballot: str) -> int:
        return urn.roll_revision(self.connection, ballot)

    def seat_revs(self, ballot: str) -> Mapping[str, int]:
        return urn.seat_revs(self.connection, ballot)

    def turnout(self, ballot: str) -> Mapping[str, bool]:
        return urn.turnout(self.connection, ballot)

    def choices(self, ballot: str) -> Mapping[str, Mapping[str, str]]:
        return urn.choices(self.connection, ballot)

    def voted(self, ballot: str) -> int:
        return urn.voted(self.connection, ballot)

    def papers(self, ballot: str) -> Sequence[Paper]:
        return urn.papers(self.connection, ballot)

    # feelings

    def reactions(self, meeting: str) -> Mapping[str, Mapping[str, int]]:
        return feelings.reaction_sums(self.connection, meeting)

    def reaction_totals(self, meeting: str) -> Sequence[ReactionTotal]:
        return feelings.reactions(self.connection, meeting)

    def feelings(self, meeting: str) -> Mapping[str, Mapping[str, Mapping[int, int]]]:
        return feelings.totals(self.connection, meeting)

    def feelings_of(self, meeting: str, people: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
        return feelings.of(self.connection, meeting, people)

    # notices

    def notices_read(self, people: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
        return notices.read_by(self.connection, people)

    # read tables

    def presence(self, meeting: str) -> Sequence[Presence]:
        return queries.present(self.connection, meeting)

    def attending(self, people: Iterable[str]) -> Mapping[str, frozenset[str]]:
        return queries.attending(self.connection, people)

    def came_before(self, movements: Iterable[str], but: str, person: str | None = None) -> bool:
        return queries.came_before(self.connection, movements, but, person)

    def meeting_row(self, meeting: str) -> MeetingRow | None:
        return queries.meeting(self.connection, meeting)

    def meeting_by_code(self, code: str) -> MeetingRow | None:
        return queries.meeting_by_code(self.connection, code)

    def meeting_by_minutes(self, address: str) -> MeetingRow | None:
        return queries.meeting_by_minutes(self.connection, address)

    def meeting_rows(self, movements: Iterable[str]) -> Sequence[MeetingRow]:
        return queries.meetings_of(self.connection, movements)

    def proposal_row(self, proposal: str) -> ProposalRow | None:
        return queries.proposal(self.connection, proposal)

    def proposal_rows(self, movements: Iterable[str]) -> Sequence[ProposalRow]:
        return queries.proposals_of(self.connection, movements)

    def proposals_in(self, meeting: str) -> Sequence[str]:
        return queries.proposals_in(self.connection, meeting)

    def teams(self, movements: Iterable[str]) -> Sequence[str]:
        return queries.teams_of(self.connection, movements)

    def teams_with(self, person: str) -> Sequence[str]:
        return queries.teams_with(self.connection, person)

    def ballot_place(self, ballot: str) -> tuple[str, str | None] | None:
        return queries.ballot_place(self.connection, ballot)

    def group_place(self, group: str) -> str | None:
        return queries.group_place(self.connection, group)

    def workflow(self, workflow: str, version: int | None = None) -> StoredWorkflow | None:
        return published.find(self.connection, workflow, version)

    def workflows(self, movement: str) -> Sequence[str]:
        return published.names(self.connection, movement)

    def workflow_versions(self, workflow: str) -> Sequence[int]:
        return published.versions(self.connection, workflow)

    def retired_workflows(self, movement: str) -> frozenset[str]:
        return published.retired(self.connection, movement)

    def draft(self, movement: str, workflow: str) -> Draft | None:
        return next(iter(published.drafts(self.connection, movement, workflow)), None)

    def drafts(self, movement: str) -> Sequence[Draft]:
        return published.drafts(self.connection, movement)
