"""What a decision may need from outside its stream, read in the same transaction and passed in frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from engine.ballot.reasons import Reason
from engine.ballot.standing import StandingPaper
from engine.proposal.awaiting.awaited import Awaited
from engine.text import Text

if TYPE_CHECKING:
    from engine.meeting.state import Meeting
    from engine.proposal.state import Proposal
    from engine.workflow.definition import Definition


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """For a meeting: which of the movements and proposals that a command names exist, and whether the person does;
    `seats_of`: the seats that the person who checks in votes for. For seating people, `organisation_of`: each person
    whose membership lets them take part (`engine.policy.SEATED`), with one organisation of theirs, for an even spread;
    guests need not be in it. `notes`: the ids of the notes that stand, by group. For going on after the end, `gone`:
    those who were here then and belong to the meeting no more, and `seats_of` for everyone who was. `first_time`: the
    movements have met before, and whoever checks in was never there. `scales`: of what a command points at, or is
    about, the values that feelings about it may have; nothing that is not the meeting's. `proxy_holders`: whoever the
    seat that leaves its vote to another may leave it to."""

    known_movements: frozenset[str] = frozenset()
    known_proposals: frozenset[str] = frozenset()
    person_known: bool = True
    seats_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organisation_of: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    first_time: bool = False
    scales: Mapping[str, range] = field(default_factory=dict)
    proxy_holders: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """For a small group: the meeting that it belongs to, as it stands now."""

    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFacts:
    """For a board: its meeting as it stands now, and the actor's organisation there; a guest has none.
    `felt_by_others`: whether the card that the command rewrites has been reacted to by anybody but the actor."""

    meeting: Meeting | None = None
    organisation: str = ""
    felt_by_others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFacts:
    """For a team: the proposal that is said to found it, and whether the person who is to be a member takes part in the
    movement."""

    founder: Proposal | None = None
    person_takes_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFact:
    """A small group of the proposal's newest round; `reported` also when the coordinator has closed that round."""

    group: str
    reported: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnsFact:
    """A round in which everybody gets a turn: how many were asked, and how many have neither spoken nor passed."""

    asked: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UrnFacts:
    """What the urn holds when a ballot closes: the papers that stand, its digest and how many have voted; `reasons` are
    those on the papers, as they may be known."""

    ballot: str
    papers: tuple[StandingPaper, ...]
    digest: str
    voted: int
    reasons: tuple[Reason, ...] = ()


class Someone(NamedTuple):
    """A person who could vote, with their roles: by membership, or as a guest by having been let in. `here`: at the
    meeting."""

    person: str
    roles: frozenset[str]
    here: bool = False
    guest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFacts:
    """For a proposal. `definition` is the version it runs on (at its start: the newest one). `electorate` is every
    member organisation; `here` those of them that are at the meeting. `present` are the same or, while a ballot is
    open, those of its seats that have checked in or voted: what its own quorum asks, and no other ballot. `weights` are
    those of the organisations, where it is not 1; `persons` everybody who could vote, only where rules ask persons;
    `proxies` those that stand at the meeting: the seat of who gave it → the seat of who holds it
    (`engine.ballot.electorate` makes a roll of them). `groups` are those of the newest round about this proposal;
    `rounds_done` counts the rounds about it, at any of its meetings, of which each group is done;
    `turns` are those of the round in which everybody speaks, since the proposal came to its stage. `note_stands`: the
    note or the card that a command carries along was written at one of the movement's meetings, and is still there.
    `organisation` is where somebody is from who suggests something, gives advice or takes a task; a guest has none.
    `partner` is the partner that whoever gives advice is from, if they are. `other_version` is the one that the
    proposal is to go on by, if it is published. `parent` is what starts this proposal, if one does. `children`: how
    each of those ended that it waits for, empty of one under way. What follows is read only where the workflow
    starts others: `begun_on` are the workflows on which the movement begins (nothing: nobody asked), `language` is
    the movement's, `long_clauses` those too long for a title, `themes` and `teams` their titles. `awaited`
    is how it is now with the proposal that this one waits for, or is to wait for, unless it is not theirs who ask;
    `awaits_back`: that one waits for this one itself, straight or by others. `team_dissolved`: the team of this
    proposal was dissolved, by whomever."""

    definition: Definition | None = None
    electorate: tuple[str, ...] = ()
    here: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    weights: Mapping[str, int] = field(default_factory=dict)
    persons: tuple[Someone, ...] = ()
    proxies: Mapping[str, str] = field(default_factory=dict)
    meeting_phase: str | None = None
    groups: tuple[GroupFact, ...] = ()
    rounds_done: int = 0
    turns: TurnsFact = field(default_factory=TurnsFact)
    urn: UrnFacts | None = None
    organisations: frozenset[str] = frozenset()
    note_stands: bool = True
    organisation: str = ""
    other_version: Definition | None = None
    partner: str = ""
    parent: Proposal | None = None
    children: Mapping[str, str] = field(default_factory=dict)
    begun_on: frozenset[str] | None = None
    language: str = ""
    long_clauses: frozenset[str] = frozenset()
    themes: Mapping[str, Text] = field(default_factory=dict)
    teams: Mapping[str, Text] = field(default_factory=dict)
    awaited: Awaited | None = None
    awaits_back: bool = False
    team_dissolved: bool = False
