"""A proposal as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.ballot.contests import Offer
from engine.ballot.outcome import Outcome, Result
from engine.ballot.reasons import Reason
from engine.ballot.rules import BallotRules
from engine.ballot.standing import Weights
from engine.moment import timestamp
from engine.proposal.advising.advice import Advice
from engine.proposal.awaiting.awaited import Awaited
from engine.proposal.brainstorming.idea import Cluster, Idea
from engine.proposal.children.child import Child
from engine.proposal.events import Moved
from engine.proposal.noticing.events import DaysGiven
from engine.proposal.noticing.notice import Notice
from engine.proposal.suggesting.suggestion import Suggestion
from engine.text import Text
from engine.workflow.definition import Definition


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """`result` is what the last ballot said of this wording; a revision takes the mark away and sets `changed`.
    `cost` is what doing it takes, in whole units of money."""

    clause: str
    text: Text
    result: Result | None = None
    changed: bool = False
    note: str | None = None
    cost: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedClause:
    """A clause that was taken out, as it then was; `versions` and `ballots` count those that there had been."""

    clause: Clause
    versions: int
    ballots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    number: int
    clauses: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One vote of the proposal; `outcome` once it is closed. `texts` are the questions' words as they were voted on.
    `offer` is what a choice offers: its options have texts and numbers too. `by_hand` says for which seats a paper was
    entered, and by whom last. `weights` and `proxies` are those of the roll. Closed
    without an outcome, its result is hidden; `present` and `present_weights` are then kept of the close.
    `again` is the ballot whose questions this one put once more;
    `breakdown` how each side and kind voted, by question. `round` is its number among the rounds of consent since the
    proposal came to its stage; 0 of any other ballot. `reasons` are known once the result is."""

    ballot: str
    stage: str
    questions: tuple[str, ...]
    texts: Mapping[str, Text]
    numbers: Mapping[str, int]
    rules: BallotRules
    seats: int
    opened_at: str
    closes_at: str | None
    offer: Offer = field(default_factory=Offer)
    closed_at: str | None = None
    outcome: Outcome | None = None
    by_hand: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    proxies: Mapping[str, str] = field(default_factory=dict)

    again: str | None = None
    round: int = 0
    breakdown: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    present: int = 0
    present_weights: Weights | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def hidden(self) -> bool:
        """Closed, and its result has not been revealed."""
        return self.closed_at is not None and self.outcome is None

    @property
    def tells_turnout(self) -> bool:
        """Whether it may be known, while it is open, how many have voted."""
        return self.rules.results != "after_close"

    @property
    def of_persons(self) -> bool:
        """Its seats are persons, each of whom casts for themselves."""
        return self.rules.electorate == "persons"

    def apart(self, question: str) -> Mapping[str, Mapping[str, int]]:
        """How parts of those who voted answered. Where too few were there, how they voted does not count, nor this."""
        if self.outcome is None or self.outcome.result == "no_quorum":
            return {}
        return self.breakdown.get(question, {})

    @property
    def awaits_chair(self) -> bool:
        """Closed, with a tie that the rules leave to the chair, who has not broken it yet."""
        if self.outcome is None or self.rules.tie != "chair" or self.outcome.result == "no_quorum":
            return False
        return any(each.result == "tied" for each in self.outcome.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`clause` is what it followed from; that may have been removed since. Without an `owner` it looks for somebody;
    `taken_by` is who took it on for that organisation, if nobody was told to. `done_by` is who said that it is done."""

    task: str
    text: Text
    owner: str | None
    due: str
    clause: str | None
    taken_by: str | None = None
    done_by: str | None = None
    note: str | None = None

    @property
    def done(self) -> bool:
        return self.done_by is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A version of the workflow that the proposal followed before: until then (`at`), when it had made so many `moves`
    and was in that stage of it."""

    version: int
    stage: str
    moves: int
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`stage` is a name in the definition that `workflow`, `version` and `digest` fix; `since` when it came there,
    `stay` the how manieth stay in a stage this is, from 1: of two in one instant, it tells them apart.
    `meetings` are all that it has been in, the last of them `meeting`. `places` is the order of the clauses, with those
    in it that were removed, so that each can come back where it was; `clauses` follows that order. `note` is what it
    was made of, as of clauses and tasks. `rules`, by stage, were set for this proposal in place of its workflow's;
    `voters`, by stage, are those whom the coordinator named. `suggestions` and `notices` are all that were ever made,
    in order; `ideas` those that were not withdrawn, `clusters` what they were joined into, `advice` what was given and
    not withdrawn. `followed` are the versions of its workflow that it went by before this one, in order.
    `children` are the proposals that it started, `parent` the one that started it.
    `team` is the one that it founded last, else the one that it was begun for (`begun_for`); empty if it has none.
    `review` is the day on which it is looked at again, empty if none is set; `review_called`: that day has come, and
    nothing has been done with it yet.
    `days_given` is the last that moved the deadline of a stage, perhaps of one that it has left.
    `awaits` is the proposal that it waits for in its stage, if one was chosen; `awaited_by` are all that ever waited
    for this one.
    """

    proposal: str
    movement: str
    meeting: str | None
    meetings: tuple[str, ...] = ()
    title: Text
    workflow: str
    version: int
    digest: str
    stage: str
    since: str
    stay: int = 1
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    removed: Mapping[str, RemovedClause] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    open_ballot: str | None = None
    history: tuple[Moved, ...] = ()
    tasks: Mapping[str, Task] = field(default_factory=dict)
    archived: bool = False
    note: str | None = None
    rules: Mapping[str, BallotRules] = field(default_factory=dict)
    voters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suggestions: Mapping[str, Suggestion] = field(default_factory=dict)
    ideas: Mapping[str, Idea] = field(default_factory=dict)
    clusters: Mapping[str, Cluster] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    followed: tuple[Followed, ...] = ()
    advice: Mapping[str, Advice] = field(default_factory=dict)
    parent: str | None = None
    depth: int = 0
    children: Mapping[str, Child] = field(default_factory=dict)
    team: str = ""
    team_dissolved: bool = False
    begun_for: str = ""
    review: str = ""
    review_called: bool = False
    days_given: DaysGiven | None = None
    awaits: Awaited | None = None
    awaited_by: tuple[str, ...] = ()

    @property
    def has_team(self) -> bool:
        """One that it has not dissolved."""
        return bool(self.team) and not self.team_dissolved

    def rules_in(self, stage: str, definition: Definition) -> BallotRules | None:
        """The rules of a stage's ballot: those set for this proposal, else the workflow's; none in other stages."""
        rules = definition.stages[stage].rules
        return self.rules.get(stage, rules) if rules else None

    def ends(self, definition: Definition) -> str:
        """When the stage that it is in is meant to be over; empty where no time is set."""
        deadline, given = definition.stages[self.stage].deadline, self.days_given
        if deadline is None:
            return ""
        return given.ends if given and given.since == self.since else timestamp(deadline.ends(self.since))

    def version_at(self, move: int) -> int:
        """The version of the workflow by which it made that move of its `history`, the first being 0."""
        return next((each.version for each in self.followed if move < each.moves), self.version)

    @property
    def newest_children(self) -> tuple[str, ...]:
        """Those that one move started, the last that did, and that the proposal waits for."""
        newest = max((each.batch for each in self.children.values()), default=0)
        return tuple(id for id, each in self.children.items() if newest and each.batch == newest)

    @property
    def last_outcome(self) -> Outcome | None:
        """Of the newest ballot, once it is closed."""
        newest = self.newest_ballot
        return newest.outcome if newest else None

    @property
    def waits_for(self) -> str | None:
        """The refusal of whatever would go on before a closed ballot has had its last word: while its result is hidden,
        or a tie waits for the chair, nothing moves and nothing else is voted on."""
        if any(ballot.hidden for ballot in self.ballots.values()):
            return "result_awaits_reveal"
        return "tie_awaits_chair" if any(ballot.awaits_chair for ballot in self.ballots.values()) else None

    @property
    def newest_ballot(self) -> Ballot | None:
        return next(reversed(tuple(self.ballots.values())), None)

    @property
    def rounds(self) -> tuple[Ballot, ...]:
        """The rounds of consent since the proposal came to its stage, in order. The first opened with that
        move."""
        found: list[Ballot] = []
        for ballot in reversed(tuple(self.ballots.values())):
            if ballot.round == 0 or ballot.stage != self.stage:
                break
            found.insert(0, ballot)
            if ballot.round == 1:
                break
        return tuple(found)

    @property
    def rounds_held(self) -> int:
        """How many of those are over and had a quorum."""
        return sum(each.outcome is not None and each.outcome.result != "no_quorum" for each in self.rounds)

    @property
    def to_be_done(self) -> tuple[str, ...]:
        """The clauses that no ballot has turned down in their present wording, in order: of these are tasks made."""
        return tuple(id for id, clause in self.clauses.items() if clause.result != "failed")

    @property
    def to_be_decided(self) -> tuple[str, ...]:
        """The clauses that no ballot has passed in their present wording, in order."""
        return tuple(id for id, clause in self.clauses.items() if clause.result != "passed")

    def number_of(self, clause: str) -> int:
        return list(self.clauses).index(clause) + 1
