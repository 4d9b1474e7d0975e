"""`engine.ports.Transaction`: a reader that also writes, and at its end notes the commit for the screens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from engine.ballot.casting import HashedCast, Recorded
from engine.directory import Change, Person
from engine.errors import Refused
from engine.feelings import Feeling
from engine.ports import DueRow, ReactionTotal, Session, StoredWorkflow, UrnOpening
from engine.publishing.rows import PublishingChange
from engine.text import StoredText
from store import (
    access,
    answers,
    channels,
    directory,
    due,
    erasing,
    feelings,
    ledger,
    notices,
    projections,
    published,
    urn,
)
from store.casts import lay
from store.dialect import Dialect
from store.errors import StreamMoved
from store.reader import SqlReader


class SqlTransaction(SqlReader):
    """`left_behind` is whether it closed a secret ballot or erased something: after the commit, what the database
    engine keeps of the old rows must go."""

    def __init__(self, connection: Connection, dialect: Dialect) -> None:
        super().__init__(connection, dialect)
        self.left_behind = False
        self._moves = channels.Moves()

    def finish(self) -> frozenset[str]:
        """To be called last, before the commit; gives the channels that it moved."""
        return channels.note(self.connection, self._moves)

    def hold(self, stream: str) -> None:
        """Be alone on a stream until the end."""
        self._lock_alone(f"stream:{stream}")

    # ledger

    def append(self, stream: str, after: int, events: Sequence[Any], actor: str, at: datetime) -> int:
        # Alone on the stream, so that a channel that begins to show it meanwhile misses nothing.
        self.hold(stream)
        head = ledger.head(self.connection, stream)
        if head[0] != after:
            raise StreamMoved(stream, head[0], after)
        if not events:
            return after
        last = ledger.append(self.connection, stream, head, events, actor, at)
        for event in events:
            projections.project(self.connection, stream, event, at)
        self._moves.appended(stream, after + 1, last)
        return last

    def keep_texts(self, stream: str, texts: Sequence[StoredText]) -> None:
        ledger.keep_texts(self.connection, stream, texts)

    def erase_text(self, text: str) -> None:
        stream = ledger.erase_text(self.connection, text, self.now())
        if stream is not None:
            self._moves.renamed.add(stream)
            self._clean_up(f"text:{text}", self.now())

    def show(self, channel: str, stream: str) -> None:
        self.dialect.lock_shared(self.connection, "directory")
        self.hold(stream)
        if channels.show(self.connection, channel, stream):
            self._moves.shows[channel, stream] = None

    # directory

    def hold_directory(self) -> None:
        self._lock_alone("directory")

    def change_directory(self, movement: str, changes: Sequence[Change]) -> None:
        # Alone, so that a channel made meanwhile either is told or reads the new names.
        self.hold_directory()
        directory.change(self.connection, changes)
        self.look_again()
        self._moves.renamed |= directory.streams_of(self.connection, movement, changes)

    def erase_person(self, person: str) -> None:
        self.hold_directory()
        erased = erasing.erase_person(self.connection, person)
        self.look_again()
        if erased:
            self._moves.renamed |= directory.streams_naming(self.connection, {person})
            for reason in erasing.reasons_of(self.connection, person):
                self.erase_text(reason)
            self._clean_up(f"person:{person}", self.now())

    def add_guest(self, person: Person) -> None:
        directory.put_person(self.connection, person)
        self.look_again()
        if person.guest_of is not None:
            self._moves.renamed.add(f"meeting:{person.guest_of}")

    def add_session(self, session: Session) -> None:
        access.add_session(self.connection, session)

    def end_session(self, token_hash: str) -> None:
        access.end_session(self.connection, token_hash)

    def end_sessions(self, person: str, but: str) -> None:
        access.end_sessions(self.connection, person, but)

    def use_link(self, token_hash: str) -> None:
        access.use_link(self.connection, token_hash)

    def set_credentials(self, person: str, email: str, password_hash: str) -> None:
        access.set_credentials(self.connection, person, email, password_hash)

    # what commands leave

    def answer_of(self, actor: str, command_id: str) -> tuple[str, Mapping[str, Any]] | None:
        return answers.answer_of(self.connection, actor, command_id)

    def remember(self, actor: str, command_id: str, digest: str, answer: Mapping[str, Any]) -> None:
        answers.remember(self.connection, actor, command_id, digest, answer)

    def put_due(self, row: DueRow) -> None:
        due.put(self.connection, row)

    def drop_due(self, key: str) -> None:
        due.drop(self.connection, key)

    def fulfil_due(self, key: str) -> None:
        due.fulfil(self.connection, key, self.now())

    def claim_due(self, lease_seconds: int = 30) -> DueRow | None:
        return due.claim(self.connection, self.now(), lease_seconds)

    def publish_workflow(self, workflow: StoredWorkflow) -> None:
        published.publish(self.connection, workflow)

    def change_workflows(self, changes: Sequence[PublishingChange]) -> None:
        published.change(self.connection, changes)

    # feelings

    def put_feeling(self, meeting: str, feeling: Feeling) -> None:
        feelings.put(self.connection, meeting, feeling)

    def put_notices_read(self, proposal: str, person: str, number: int) -> None:
        notices.put_read(self.connection, proposal, person, number)

    def forget_feelings(self, meeting: str) -> None:
        if feelings.forget(self.connection, meeting):
            self._clean_up(f"feelings:{meeting}", self.now())

    def add_reactions(self, meeting: str, totals: Sequence[ReactionTotal]) -> None:
        feelings.add_reactions(self.connection, meeting, totals)

    # urn

    def open_urn(self, opening: UrnOpening) -> None:
        urn.open_urn(self.connection, opening)

    def lock_urn(self, ballot: str) -> None:
        self._lock_alone(urn.lock_name(ballot))

    def put_off_urn(self, ballot: str, closes_at: datetime) -> bool:
        self.lock_urn(ballot)
        return urn.put_off(self.connection, ballot, closes_at, self.now())

    def close_urn(self, ballot: str, at: datetime) -> None:
        self.lock_urn(ballot)
        if urn.close_urn(self.connection, ballot, at):
            self._clean_up(ballot, at)

    def forget_reasons(self, ballot: str) -> None:
        if urn.forget_reasons(self.connection, ballot):
            self._clean_up(ballot, self.now())

    def cast(self, casts: Sequence[HashedCast]) -> Sequence[Recorded | Refused]:
        return lay(self.connection, self.dialect, casts)

    def _lock_alone(self, name: str) -> None:
        """Whoever had it before may have changed what was seen before."""
        self.dialect.lock_alone(self.connection, name)
        self.look_again()

    def _clean_up(self, what: str, at: datetime) -> None:
        self.left_behind = True
        if self.dialect.keeps_old_rows:
            self.put_due(DueRow(key=f"vacuum:{what}", at=at, command="house.vacuum", fields={}))
