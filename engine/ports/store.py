"""What a job may do, and what runs jobs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from engine.ballot.casting import HashedCast, Recorded
from engine.directory import Change, Person
from engine.errors import Refused
from engine.feelings import Feeling
from engine.ports.reader import Reader
from engine.ports.rows import (
    DueRow,
    ReactionTotal,
    Session,
    StoredWorkflow,
    UrnOpening,
)
from engine.publishing.rows import PublishingChange
from engine.text import StoredText

T = TypeVar("T")


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
        """Forget the name, whom they speak for and what they gave as a reason in a ballot; memberships, links, sessions
        and credentials end. The id stays, with an empty name, and is in no list of people. A commit of `directory` for
        every channel that may show them."""
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
    def fulfil_due(self, key: str) -> None:
        """Drop the row if its time has come: what was put off meanwhile stands."""
        ...

    def claim_due(self, lease_seconds: int = 30) -> DueRow | None:
        """Take the oldest row whose time has come and which nobody holds; hold it for the lease."""
        ...

    def publish_workflow(self, workflow: StoredWorkflow) -> None: ...
    def change_workflows(self, changes: Sequence[PublishingChange]) -> None:
        """Write what was decided about a movement's workflows."""
        ...

    def put_feeling(self, meeting: str, feeling: Feeling) -> None:
        """What the person feels about it from now on; at 0 nothing stands."""
        ...

    def put_notices_read(self, proposal: str, person: str, number: int) -> None:
        """The person has read the proposal's notices up to this number; what was read stays read."""
        ...

    def forget_feelings(self, meeting: str) -> None:
        """Keep how many felt what, and forget who."""
        ...

    def add_reactions(self, meeting: str, totals: Sequence[ReactionTotal]) -> None:
        """Add to what was counted before."""
        ...

    def open_urn(self, opening: UrnOpening) -> None: ...
    def lock_urn(self, ballot: str) -> None:
        """Take the ballot alone: no cast is under way, none begins until the commit."""
        ...

    def put_off_urn(self, ballot: str, closes_at: datetime) -> bool:
        """Give the ballot, taken alone, this deadline; False if the one it had has passed, or it is closed."""
        ...

    def close_urn(self, ballot: str, at: datetime) -> None:
        """No paper after this. A secret ballot's roll and urn are rewritten in random order in this transaction."""
        ...

    def forget_reasons(self, ballot: str) -> None:
        """Take the words off secret papers: they stand in the ledger now, where they can be erased."""
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
