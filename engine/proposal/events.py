"""What has happened to a proposal. Ids, numbers and sealed texts only: no names, no words, no secret choices."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.ballot.contests import Offer
from engine.ballot.outcome import Outcome
from engine.ballot.reasons import Reason
from engine.ballot.rules import BallotRules
from engine.ballot.standing import Weights
from engine.registry import event
from engine.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenClause:
    clause: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardReport:
    """What a guard found when it was tried: its registered name, whether it let the move through, and the numbers
    that its sentence needs (`guard.<name>.holds` and `guard.<name>.held` in the catalogue)."""

    guard: str
    holds: bool
    params: dict[str, Any]


@event("proposal.started")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalStarted:
    """`workflow`, `version` and `digest` fix the definition for good; `stage` is where it starts. `note` is what it was
    made of: here and below the small group's id and the note's own, with a dot between. `parent` is the proposal that
    started it, and `depth` how many are above it; `team` the one that it was started for."""

    proposal: str
    movement: str
    meeting: str | None
    title: Text
    workflow: str
    version: int
    digest: str
    stage: str
    clauses: tuple[WrittenClause, ...]
    at: str
    note: str | None = None
    parent: str | None = None
    depth: int = 0
    team: str | None = None


@event("proposal.brought")
@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtToMeeting:
    meeting: str


@event("proposal.renamed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRenamed:
    title: Text


@event("proposal.clause_added")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseAdded:
    clause: str
    text: Text
    note: str | None = None


@event("proposal.clause_revised")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRevised:
    clause: str
    text: Text


@event("proposal.clause_removed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRemoved:
    clause: str


@event("proposal.clause_moved")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseMoved:
    """It stands right before `before` now; at the end if that is nothing."""

    clause: str
    before: str | None


@event("proposal.clause_costed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseCosted:
    """What doing it costs, in whole units of the movement's money; nothing if that is not known any more."""

    clause: str
    cost: int | None


@event("proposal.clause_restored")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRestored:
    """A clause that had been removed is back, in its words and at its place of then."""

    clause: str


@event("proposal.version_fixed")
@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFixed:
    """The text as it stands is now version `number`, counted from 1."""

    number: int
    at: str


@event("proposal.moved")
@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """`by` is a person, or nothing for an automatic move; `overridden` is the reason for passing the guards that did
    not hold. `guards` is what each guard found, with the facts that it used."""

    move: str
    source: str
    target: str
    by: str | None
    guards: tuple[GuardReport, ...]
    at: str
    overridden: Text | None = None


@event("ballot.opened")
@dataclass(frozen=True, slots=True, kw_only=True)
class BallotOpened:
    """`questions` are the clauses voted on, in order (or the proposal's own id, for a vote on the whole or a choice of
    options). `offer` is what a choice offers. `seats` counts the roll and `roll` is its digest; `present` is how many
    seats were there; `closes_at` the deadline (UTC). `weights` are those of the seats, in a weighted ballot; `proxies`
    say of a seat which other one votes for it as well; `again` is the ballot whose questions are put once more; `round`
    is its number among the rounds of consent, of which the first opens as the proposal comes to the stage."""

    ballot: str
    stage: str
    questions: tuple[str, ...]
    rules: BallotRules
    seats: int
    roll: str
    present: int
    opened_at: str
    closes_at: str | None
    offer: Offer = field(default_factory=Offer)
    weights: dict[str, int] = field(default_factory=dict)
    proxies: dict[str, str] = field(default_factory=dict)
    again: str | None = None
    round: int = 0


@event("ballot.paper_entered")
@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEntered:
    """`by` entered by hand what a seat had filled in on paper. What that was stands in the urn alone."""

    ballot: str
    seat: str
    by: str
    at: str


@event("ballot.time_given")
@dataclass(frozen=True, slots=True, kw_only=True)
class BallotTimeGiven:
    """The deadline is `closes_at` now (UTC)."""

    ballot: str
    minutes: int
    closes_at: str


@event("ballot.closed")
@dataclass(frozen=True, slots=True, kw_only=True)
class BallotClosed:
    """`urn` is the digest of the sorted papers. `by` is nothing when the house closed it. Where the rules leave the
    result to be revealed there is no outcome yet; `present` seats were there, and `weights` are theirs.
    `breakdown` tells the room and those online apart, and kinds of organisations, where each part is large enough
    (`engine.ballot.breakdown`)."""

    ballot: str
    outcome: Outcome | None
    urn: str
    closed_at: str
    by: str | None
    present: int = 0
    weights: Weights | None = None
    breakdown: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)


@event("ballot.result_revealed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRevealed:
    """What the papers of a closed ballot mean is known from now on."""

    ballot: str
    outcome: Outcome
    by: str
    at: str


@event("ballot.reasons_given")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonsGiven:
    """Why some objected to what a ballot asked, or were concerned: known from when its result is. Of a confidential
    ballot they have no seat."""

    ballot: str
    reasons: tuple[Reason, ...]


@event("ballot.rules_set")
@dataclass(frozen=True, slots=True, kw_only=True)
class RulesSet:
    """From now on the ballot of `stage` is held under these rules, in place of the workflow's."""

    stage: str
    rules: BallotRules
    by: str


@event("ballot.voters_named")
@dataclass(frozen=True, slots=True, kw_only=True)
class VotersNamed:
    """Whoever is on this list may vote in the next ballot of `stage`, where its rules ask for a list."""

    stage: str
    voters: tuple[str, ...]
    by: str


@event("ballot.tie_broken")
@dataclass(frozen=True, slots=True, kw_only=True)
class TieBroken:
    """`by`, as the chair, said in which order the tied options of a question come. `outcome` is that of the same
    papers, with all that the chair has said."""

    ballot: str
    question: str
    order: tuple[str, ...]
    outcome: Outcome
    by: str
    at: str


@event("proposal.task_assigned")
@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAssigned:
    """Without an `owner` the task looks for somebody who does it."""

    task: str
    text: Text
    owner: str | None
    due: str
    clause: str | None
    note: str | None = None


@event("proposal.task_changed")
@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChanged:
    task: str
    text: Text
    owner: str | None
    due: str
    clause: str | None


@event("proposal.task_removed")
@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRemoved:
    task: str


@event("proposal.task_finished")
@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFinished:
    task: str
    by: str


@event("proposal.task_reopened")
@dataclass(frozen=True, slots=True, kw_only=True)
class TaskReopened:
    """It turned out not to be finished."""

    task: str
    by: str


@event("proposal.archived")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalArchived:
    at: str


@event("proposal.unarchived")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalUnarchived:
    at: str
