"""What can be asked of one committed snapshot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from engine.ballot.casting import SeatState
from engine.directory import Link, Membership, Movement, Organisation, Person
from engine.ports.rows import (
    Access,
    Commit,
    Kept,
    LedgerEntry,
    MeetingRow,
    Paper,
    Presence,
    ProposalRow,
    ReactionTotal,
    Session,
    StoredWorkflow,
)
from engine.publishing.rows import Draft


class Reader(Protocol):
    """Questions to one committed snapshot."""

    def now(self) -> datetime:
        """The database's clock."""
        ...

    # ledger
    def entries(self, stream: str, after: int = 0, last: int | None = None) -> Sequence[LedgerEntry]: ...
    def texts(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Words by text id. An erased text is absent."""
        ...

    def streams(self, prefix: str = "") -> Sequence[str]: ...
    def verify(self, stream: str) -> int | None:
        """Walk the hash chain and the digests of the texts that still stand; the first seq that is wrong, or None."""
        ...

    # channels
    def commits(self, channel: str, after: int, limit: int = 500) -> Sequence[Commit]: ...
    def channel_head(self, channel: str) -> int: ...
    def shown(self, channel: str) -> Sequence[str]:
        """The streams that a channel shows, in the order in which they came to it."""
        ...

    # directory
    def movement(self, movement: str) -> Movement | None: ...
    def movements(self) -> Sequence[Movement]: ...
    def organisations(self, movements: Iterable[str]) -> Sequence[Organisation]:
        """Those in force, in the order in which they were added."""
        ...

    def removed_organisations(self, movements: Iterable[str]) -> Sequence[Organisation]:
        """In the same order. What they did before still needs their names."""
        ...

    def organisation(self, organisation: str) -> Organisation | None: ...
    def person(self, person: str) -> Person | None: ...
    def people(self, movements: Iterable[str], guests_of: str | None = None) -> Sequence[Person]: ...
    def memberships(self, person: str) -> Sequence[Membership]:
        """Those in force; none after a revocation."""
        ...

    def known_people(self, movement: str, people: Iterable[str]) -> Sequence[Person]:
        """Those of these people that the movement knows: who is or was a member, and guests of its meetings. Nobody who
        has been erased."""
        ...

    def movements_of(self, people: Iterable[str], role: str | None = None) -> Mapping[str, frozenset[str]]:
        """Person → movements in which they have a membership in force, in that role or in any."""
        ...

    def ids_taken(self, organisations: Iterable[str], people: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Those of these ids that stand for an organisation, and for a person, of any movement."""
        ...

    def memberships_in(self, movements: Iterable[str]) -> Sequence[Membership]: ...
    def roles_in(self, movement: str) -> Mapping[str, frozenset[str]]:
        """Person → their roles by memberships in force there, in the order in which they got the first."""
        ...

    def link(self, token_hash: str) -> tuple[Link, bool] | None:
        """The link and whether it has been revoked."""
        ...

    def session(self, token_hash: str) -> Session | None:
        """A session in force now; none once expired, ended or its person revoked."""
        ...

    def sessions(self, token_hashes: Collection[str]) -> Mapping[str, Session]:
        """Those of them that are in force now, by hash."""
        ...

    def revoked(self, person: str) -> bool: ...
    def kept_about(self, person: str) -> Kept:
        """Asked seldom, and by the person alone: it walks through the ledger."""
        ...

    def access(self, people: Iterable[str]) -> Mapping[str, Access]:
        """How each of these people can come in; nobody's is absent."""
        ...

    def password_of(self, person: str) -> tuple[str, str] | None:
        """What a person signs in with: the address and the argon2 hash."""
        ...

    def credentials(self, email: str) -> tuple[str, str] | None:
        """The person and the argon2 hash behind an address (compared without case)."""
        ...

    # urn
    def seats(self, ballot: str, only: Collection[str] | None = None) -> Sequence[SeatState]:
        """The roll, by seat: whole, or only these seats of it."""
        ...

    def roll_revision(self, ballot: str) -> int:
        """The sum of the revs of a roll: it has grown if, and only if, a row of it has changed."""
        ...

    def seat_revs(self, ballot: str) -> Mapping[str, int]:
        """Seat → the rev of its row."""
        ...

    def turnout(self, ballot: str) -> Mapping[str, bool]:
        """Seat → whether it has voted, by seat."""
        ...

    def choices(self, ballot: str) -> Mapping[str, Mapping[str, str]]:
        """Seat → what stands in its name; of a secret ballot nothing. Asked of a closed one alone, as `papers`."""
        ...

    def voted(self, ballot: str) -> int: ...
    def papers(self, ballot: str) -> Sequence[Paper]:
        """The papers that stand, sorted by receipt. Asked only of a closed ballot, or by the job that closes it (under
        `lock_urn`): while it is open, nobody reads choices but through their own seat."""
        ...

    # feelings
    def reactions(self, meeting: str) -> Mapping[str, Mapping[str, int]]:
        """How often each kind was tapped in all: mode → kind → count."""
        ...

    def reaction_totals(self, meeting: str) -> Sequence[ReactionTotal]:
        """The same, apart by item, clause and minute, in order of time."""
        ...

    def feelings(self, meeting: str) -> Mapping[str, Mapping[str, Mapping[int, int]]]:
        """How many feel what: subject → mode → value → count; also of those who have been forgotten."""
        ...

    def feelings_of(self, meeting: str, people: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
        """Person → subject → value. Nobody's once they are forgotten."""
        ...

    # notices
    def notices_read(self, people: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
        """Person → proposal → up to which number they have read its notices; who has read none is absent."""
        ...

    # read tables
    def presence(self, meeting: str) -> Sequence[Presence]:
        """Everyone checked in, by rank."""
        ...

    def attending(self, people: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Person → the open meetings at which they are checked in; who is at none is absent."""
        ...

    def came_before(self, movements: Iterable[str], but: str, person: str | None = None) -> bool:
        """Whether that person, or anybody, ever checked in at a meeting of these movements other than `but`."""
        ...

    def meeting_row(self, meeting: str) -> MeetingRow | None: ...
    def meeting_by_code(self, code: str) -> MeetingRow | None: ...
    def meeting_by_minutes(self, address: str) -> MeetingRow | None:
        """The meeting whose minutes are read at this address, or were before they were withdrawn."""
        ...

    def meeting_rows(self, movements: Iterable[str]) -> Sequence[MeetingRow]: ...
    def proposal_row(self, proposal: str) -> ProposalRow | None: ...
    def proposal_rows(self, movements: Iterable[str]) -> Sequence[ProposalRow]: ...
    def proposals_in(self, meeting: str) -> Sequence[str]: ...
    def teams(self, movements: Iterable[str]) -> Sequence[str]:
        """Those of the movements, in the order in which they were founded."""
        ...

    def teams_with(self, person: str) -> Sequence[str]:
        """Those that the person is a member of, also dissolved ones."""
        ...

    def ballot_place(self, ballot: str) -> tuple[str, str | None] | None:
        """The proposal that a ballot belongs to, and its meeting."""
        ...

    def group_place(self, group: str) -> str | None:
        """The meeting that a group belongs to."""
        ...

    def workflow(self, workflow: str, version: int | None = None) -> StoredWorkflow | None:
        """One version, or the newest."""
        ...

    def workflows(self, movement: str) -> Sequence[str]:
        """The names of what this movement published, or was published for everybody, in alphabetical order."""
        ...

    def workflow_versions(self, workflow: str) -> Sequence[int]:
        """The published ones, the newest first."""
        ...

    def retired_workflows(self, movement: str) -> frozenset[str]:
        """Those of them that the movement begins no more proposals on."""
        ...

    def draft(self, movement: str, workflow: str) -> Draft | None: ...
    def drafts(self, movement: str) -> Sequence[Draft]:
        """In alphabetical order."""
        ...
