"""What the engine asks of storage. `store/` answers it twice, for SQLite and for PostgreSQL, under one contract.

Times are aware datetimes in UTC. Every method of a `Transaction` runs inside the one database transaction of its job;
none of them yields to another greenlet on SQLite. A `Reader` sees one committed snapshot and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from engine.ballot.casting import Choice, HashedCast, Recorded
from engine.directory import Change, Link, Membership, Movement, Organisation, Person
from engine.errors import Refused
from engine.text import StoredText

T = TypeVar("T")


class Conflict(Exception):
    """Somebody else appended first. The store runs the whole job again, a bounded number of times."""


class StorageUnavailable(Exception):
    """The database cannot take the write now (disk full, gone, locked too long). `code` is a refusal code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One event of a stream as it stands in the ledger. `hash` covers it and the hash before it."""

    stream: str
    seq: int
    event: Any
    actor: str
    at: datetime
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One step of a channel: `stream` got the events `first` to `last`, both included. The stream `directory` has no
    events (0 to 0): names or texts changed, so look them up again."""

    channel: str
    seq: int
    stream: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """Something to be done at `at`: the name and fields of a command that the house sends to itself. `key` makes it
    one: writing the same key again replaces the row."""

    key: str
    at: datetime
    command: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RollSeat:
    """One vote-holder, frozen at opening."""

    seat: str
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class UrnOpening:
    ballot: str
    proposal: str
    meeting: str | None
    secret: bool
    questions: tuple[str, ...]
    options: tuple[str, ...]
    closes_at: datetime | None
    roll: tuple[RollSeat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper that stands. `seat` and `person` only in an open ballot."""

    receipt: str
    choice: Choice
    seat: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatState:
    """A seat of a ballot's roll, as its delegates' phones may know it. `rev` grows with each change of the row.
    `choice` and `person` are what stands and who cast it; absent in a secret ballot."""

    ballot: str
    seat: str
    weight: int
    rev: int
    voted: bool
    choice: Choice | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A person now at a meeting. `rank` is the order of arrival, from 1. `seats` are what they stand for."""

    person: str
    mode: str
    rank: int
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """The read table of meetings, for lists and for finding one by its code."""

    meeting: str
    movements: tuple[str, ...]
    code: str
    title: str
    starts_at: str
    time_zone: str
    lasts: int
    series: str | None
    phase: str
    entry: str
    archived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """The read table of proposals."""

    proposal: str
    movement: str
    meeting: str | None
    title: str
    workflow: str
    version: int
    stage: str
    archived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredWorkflow:
    """A published definition, as the canonical JSON of its source. It never changes."""

    workflow: str
    version: int
    digest: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A device that has been let in as a person. Only the hash of its token is kept."""

    token_hash: str
    person: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """How a person can come in: links that still work, sessions in force, and what they sign in with, if anything."""

    links: int = 0
    sessions: int = 0
    signs_in_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """That somebody came to a meeting: how, in which place of arrival, and whether they are there now."""

    meeting: str
    mode: str
    rank: int
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPaper:
    """What somebody cast in an open ballot. `stands` unless they, or a colleague, cast again for the same seat."""

    ballot: str
    seat: str
    choice: Choice
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All that stands anywhere under somebody's id, but for how they come in (`Access`). `ended` are memberships that
    are no longer in force; `secret_ballots` those in which a seat that they may cast for has voted; `acts` every event
    that came of a command of theirs. Who cast a secret paper is kept nowhere."""

    memberships: tuple[Membership, ...]
    ended: tuple[Membership, ...]
    attended: tuple[Attended, ...]
    papers: tuple[OwnPaper, ...]
    secret_ballots: tuple[str, ...]
    acts: tuple[LedgerEntry, ...]


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
    def link(self, token_hash: str) -> tuple[Link, bool] | None:
        """The link and whether it has been revoked."""
        ...

    def session(self, token_hash: str) -> Session | None:
        """A session in force now; none once expired, ended or its person revoked."""
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
    def seats(self, ballot: str) -> Sequence[SeatState]: ...
    def voted(self, ballot: str) -> int: ...
    def papers(self, ballot: str) -> Sequence[Paper]:
        """The papers that stand, sorted by receipt. Asked only of a closed ballot, or by the job that closes it (under
        `lock_urn`): while it is open, nobody reads choices but through their own seat."""
        ...

    # read tables
    def presence(self, meeting: str) -> Sequence[Presence]:
        """Everyone checked in, by rank."""
        ...

    def attending(self, people: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Person → the open meetings at which they are checked in; who is at none is absent."""
        ...

    def meeting_row(self, meeting: str) -> MeetingRow | None: ...
    def meeting_by_code(self, code: str) -> MeetingRow | None: ...
    def meeting_rows(self, movements: Iterable[str]) -> Sequence[MeetingRow]: ...
    def proposal_row(self, proposal: str) -> ProposalRow | None: ...
    def proposal_rows(self, movements: Iterable[str]) -> Sequence[ProposalRow]: ...
    def proposals_in(self, meeting: str) -> Sequence[str]: ...
    def ballot_place(self, ballot: str) -> tuple[str, str | None] | None:
        """The proposal that a ballot belongs to, and its meeting."""
        ...

    def group_place(self, group: str) -> str | None:
        """The meeting that a group belongs to."""
        ...

    def workflow(self, workflow: str, version: int | None = None) -> StoredWorkflow | None:
        """One version, or the newest."""
        ...

    def workflows(self) -> Sequence[str]:
        """The names of all that has been published, in alphabetical order."""
        ...


class Transaction(Reader, Protocol):
    """A reader that can also write. All or nothing; what it wrote it also reads."""

    def append(self, stream: str, after: int, events: Sequence[Any], actor: str, at: datetime) -> int:
        """Add events behind seq `after`; give the new last seq. Raises Conflict if the stream has moved on. Keeps the
        read tables in step (a projection per event) and notes the commit for every channel that shows the stream."""
        ...

    def keep_texts(self, stream: str, texts: Sequence[StoredText]) -> None: ...
    def erase_text(self, text: str) -> None:
        """Forget the words and the salt; a commit for every channel that shows their stream."""
        ...

    def show(self, channel: str, stream: str) -> None:
        """From now on the channel shows the stream, from its first event. Twice is once."""
        ...

    def hold_directory(self) -> None:
        """Be the only one who changes the directory until the end: what is read of it from here on stays so."""
        ...

    def change_directory(self, movement: str, changes: Sequence[Change]) -> None:
        """Write rows; a commit of `directory` for every channel of the movement's meetings and proposals."""
        ...

    def erase_person(self, person: str) -> None:
        """Forget the name and whom they speak for; memberships, links, sessions and credentials end. The id stays, with
        an empty name, and is in no list of people. A commit of `directory` for every channel that may show them."""
        ...

    def add_guest(self, person: Person) -> None: ...
    def add_session(self, session: Session) -> None: ...
    def end_session(self, token_hash: str) -> None: ...
    def end_sessions(self, person: str, but: str) -> None:
        """End every session of a person but the one with this hash."""
        ...

    def use_link(self, token_hash: str) -> None: ...
    def set_credentials(self, person: str, email: str, password_hash: str) -> None: ...

    def answer_of(self, actor: str, command_id: str) -> tuple[str, Mapping[str, Any]] | None:
        """The digest of the command and the answer that this actor's command got, if it has been here before."""
        ...

    def remember(self, actor: str, command_id: str, digest: str, answer: Mapping[str, Any]) -> None: ...

    def put_due(self, row: DueRow) -> None: ...
    def drop_due(self, key: str) -> None: ...
    def claim_due(self, lease_seconds: int = 30) -> DueRow | None:
        """Take the oldest row whose time has come and which nobody holds; hold it for the lease."""
        ...

    def publish_workflow(self, workflow: StoredWorkflow) -> None: ...

    def open_urn(self, opening: UrnOpening) -> None: ...
    def lock_urn(self, ballot: str) -> None:
        """Take the ballot alone: no cast is under way, none begins until the commit."""
        ...

    def close_urn(self, ballot: str, at: datetime) -> None:
        """No paper after this. A secret ballot's roll and urn are rewritten in random order in this transaction."""
        ...

    def cast(self, casts: Sequence[HashedCast]) -> Sequence[Recorded | Refused]:
        """Lay papers, each by `engine.ballot.casting.judge`, in one go. Takes ballots, then seats, in id order."""
        ...


class Store(Protocol):
    """A place that keeps everything. `write` returns only after the commit is durable."""

    def write(self, job: Callable[[Transaction], T]) -> T:
        """Run a job in a write transaction of its own or grouped with others; a failing one fails nobody else.

        The job may run more than once (after a Conflict), so it has no effect outside its transaction. On SQLite it
        runs on the one writer greenlet and must not yield; the commit happens in an OS thread. Raises what the job
        raises, Conflict when retries ran out, StorageUnavailable when the database cannot take it.
        """
        ...

    def read(self, query: Callable[[Reader], T]) -> T: ...

    def cast(self, cast: HashedCast) -> Recorded | Refused:
        """Lay one paper, together with whatever else has arrived; return after its commit."""
        ...

    def wake(self, follower: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call `follower` with the channels of each commit, after it; give what ends that."""
        ...

    def close(self) -> None: ...
