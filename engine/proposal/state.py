"""A proposal as it stands, and how each event changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from engine.ballot.outcome import Outcome, Result
from engine.ballot.rules import BallotRules
from engine.proposal.events import (
    BallotClosed,
    BallotOpened,
    BroughtToMeeting,
    ClauseAdded,
    ClauseRemoved,
    ClauseRevised,
    Moved,
    ProposalStarted,
    TaskAssigned,
    TaskFinished,
    VersionFixed,
)
from engine.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """`result` is what the last ballot said of this wording; a revision takes the mark away and sets `changed`."""

    clause: str
    text: Text
    result: Result | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    number: int
    clauses: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One vote of the proposal; `outcome` once it is closed. `texts` are the questions' words as they were voted on."""

    ballot: str
    stage: str
    questions: tuple[str, ...]
    texts: Mapping[str, Text]
    numbers: Mapping[str, int]
    rules: BallotRules
    seats: int
    opened_at: str
    closes_at: str | None
    closed_at: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    task: str
    text: Text
    owner: str
    due: str
    clause: str | None
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`stage` is a name in the definition that `workflow`, `version` and `digest` fix; `since` when it came there."""

    proposal: str
    movement: str
    meeting: str | None
    title: Text
    workflow: str
    version: int
    digest: str
    stage: str
    since: str
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    open_ballot: str | None = None
    history: tuple[Moved, ...] = ()
    tasks: Mapping[str, Task] = field(default_factory=dict)

    @property
    def last_outcome(self) -> Outcome | None:
        """Of the newest ballot, once it is closed."""
        newest = next(reversed(tuple(self.ballots.values())), None)
        return newest.outcome if newest else None

    @property
    def to_be_decided(self) -> tuple[str, ...]:
        """The clauses that no ballot has passed in their present wording, in order."""
        return tuple(id for id, clause in self.clauses.items() if clause.result != "passed")

    def number_of(self, clause: str) -> int:
        return list(self.clauses).index(clause) + 1


def evolve(proposal: Proposal | None, event: Any) -> Proposal:
    """The proposal after the event."""
    if isinstance(event, ProposalStarted):
        return _started(event)
    if proposal is None:
        raise ValueError(f"{type(event).__name__} before the proposal was started")
    match event:
        case BroughtToMeeting():
            return replace(proposal, meeting=event.meeting)
        case ClauseAdded() | ClauseRevised():
            clause = Clause(clause=event.clause, text=event.text, changed=bool(proposal.versions))
            return replace(proposal, clauses={**proposal.clauses, event.clause: clause})
        case ClauseRemoved():
            return replace(proposal, clauses={k: c for k, c in proposal.clauses.items() if k != event.clause})
        case VersionFixed():
            return _version_fixed(proposal, event)
        case Moved():
            return replace(proposal, stage=event.target, since=event.at, history=(*proposal.history, event))
        case BallotOpened():
            return _ballot_opened(proposal, event)
        case BallotClosed():
            return _ballot_closed(proposal, event)
        case TaskAssigned():
            task = Task(task=event.task, text=event.text, owner=event.owner, due=event.due, clause=event.clause)
            return replace(proposal, tasks={**proposal.tasks, event.task: task})
        case TaskFinished():
            done = replace(proposal.tasks[event.task], done=True)
            return replace(proposal, tasks={**proposal.tasks, event.task: done})
    raise ValueError(f"a proposal does not know {type(event).__name__}")


def fold(proposal: Proposal, events: Iterable[Any]) -> Proposal:
    """The proposal after all of the events, of which none starts it."""
    for event in events:
        proposal = evolve(proposal, event)
    return proposal


def _started(event: ProposalStarted) -> Proposal:
    return Proposal(
        proposal=event.proposal,
        movement=event.movement,
        meeting=event.meeting,
        title=event.title,
        workflow=event.workflow,
        version=event.version,
        digest=event.digest,
        stage=event.stage,
        since=event.at,
        clauses={line.clause: Clause(clause=line.clause, text=line.text) for line in event.clauses},
    )


def _version_fixed(proposal: Proposal, event: VersionFixed) -> Proposal:
    version = Version(number=event.number, clauses=tuple((id, c.text) for id, c in proposal.clauses.items()))
    return replace(proposal, versions=(*proposal.versions, version))


def _ballot_opened(proposal: Proposal, event: BallotOpened) -> Proposal:
    whole = event.rules.per == "whole"
    ballot = Ballot(
        ballot=event.ballot,
        stage=event.stage,
        questions=event.questions,
        texts={q: proposal.title if whole else proposal.clauses[q].text for q in event.questions},
        numbers={} if whole else {q: proposal.number_of(q) for q in event.questions},
        rules=event.rules,
        seats=event.seats,
        opened_at=event.opened_at,
        closes_at=event.closes_at,
    )
    return replace(proposal, ballots={**proposal.ballots, event.ballot: ballot}, open_ballot=event.ballot)


def _ballot_closed(proposal: Proposal, event: BallotClosed) -> Proposal:
    """Without a quorum the counts mean nothing, so no clause is marked."""
    ballot = replace(proposal.ballots[event.ballot], outcome=event.outcome, closed_at=event.closed_at)
    clauses = dict(proposal.clauses)
    if event.outcome.result != "no_quorum":
        results = {each.question: each.result for each in event.outcome.questions}
        if ballot.rules.per == "whole":
            results = dict.fromkeys(clauses, results[proposal.proposal])
        for id, result in results.items():
            clauses[id] = replace(clauses[id], result=result, changed=False)
    return replace(proposal, ballots={**proposal.ballots, event.ballot: ballot}, open_ballot=None, clauses=clauses)
