"""What the store gives and takes: rows, as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.ballot.casting import Choice, Words
from engine.directory import Membership
from engine.tally.paper import PaperRules
from engine.text import Text


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
    """One vote-holder, frozen at opening: an organisation or a person. `proxy` is another seat of the roll, and whoever
    casts for that one may cast for this one as well."""

    seat: str
    weight: int = 1
    proxy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UrnOpening:
    """`persons`: the seats are persons, who cast for themselves; else organisations, for which their delegates do.
    `splitting`: an answer may share out the seat's weight. `closes_full`: it closes once every seat has voted."""

    ballot: str
    proposal: str
    meeting: str | None
    secret: bool
    questions: tuple[str, ...]
    paper: PaperRules
    closes_at: datetime | None
    roll: tuple[RollSeat, ...]
    persons: bool = False
    splitting: bool = False
    closes_full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper that stands, with the weight behind it. `seat` and `person` are not kept of a secret one.
    `reasons` are by question, but for those that have been erased."""

    receipt: str
    choice: Choice
    weight: int = 1
    seat: str | None = None
    person: str | None = None
    reasons: Mapping[str, Text] = field(default_factory=dict)


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
    """A published definition, as the canonical JSON of its source. It never changes. `movement` made it; it is empty of
    what came with Polder, or was published for everybody. `at` is None of what is older than that it was kept."""

    workflow: str
    version: int
    digest: str
    source: str
    movement: str = ""
    at: datetime | None = None


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
    reasons: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionTotal:
    """How often one kind was tapped on one side in one minute (UTC, whole), while the meeting was on `item` and looked
    at `clause` (a subject, `proposal.clause`); either is empty if there was none."""

    item: str
    clause: str
    minute: datetime
    mode: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFeeling:
    """What somebody feels about something in a meeting that has not been forgotten yet."""

    meeting: str
    about: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All that stands anywhere under somebody's id, but for how they come in (`Access`). `ended` are memberships that
    are no longer in force; `secret_ballots` those in which a seat that they may cast for has voted; `notices_read` up
    to which number they have read each proposal's notices; `acts` every event that came of a command of theirs. Who
    cast a secret paper is kept nowhere."""

    memberships: tuple[Membership, ...]
    ended: tuple[Membership, ...]
    attended: tuple[Attended, ...]
    papers: tuple[OwnPaper, ...]
    secret_ballots: tuple[str, ...]
    feelings: tuple[OwnFeeling, ...]
    notices_read: Mapping[str, int]
    acts: tuple[LedgerEntry, ...]
