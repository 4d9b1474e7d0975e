"""What has happened to a proposal, told as one sentence for each step (`history.*` in the catalogue).

Who did it is not told: a step is the movement's. Words that have been erased read as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from engine.ballot.explain import explain
from engine.ballot.outcome import Outcome
from engine.lookup import Lookup
from engine.moment import timestamp
from engine.ports import LedgerEntry
from engine.proposal.advising.events import AdviceWithdrawn, Advised
from engine.proposal.awaiting.events import AwaitedTold, ProposalAwaits
from engine.proposal.brainstorming.events import (
    ClusterNamed,
    IdeaAdded,
    IdeaBroughtBack,
    IdeaParted,
    IdeaSetAside,
    IdeasJoined,
    IdeaWithdrawn,
)
from engine.proposal.changing.events import VersionChanged
from engine.proposal.children.events import ChildAskedFor
from engine.proposal.events import (
    BallotClosed,
    BallotOpened,
    BallotTimeGiven,
    BroughtToMeeting,
    ClauseAdded,
    ClauseCosted,
    ClauseMoved,
    ClauseRemoved,
    ClauseRestored,
    ClauseRevised,
    Moved,
    ProposalArchived,
    ProposalRenamed,
    ProposalStarted,
    ProposalUnarchived,
    ResultRevealed,
    RulesSet,
    TieBroken,
    VersionFixed,
    VotersNamed,
)
from engine.proposal.noticing.events import DaysGiven, Notified, Reminded
from engine.proposal.reviewing.events import ReviewCame, ReviewSet
from engine.proposal.state import Proposal
from engine.proposal.suggesting.events import Suggested, SuggestionDeclined, SuggestionTaken, SuggestionWithdrawn
from engine.proposal.taking.told import TaskTeller, looks_for_somebody
from engine.proposal.teams.events import TeamAskedFor, TeamDismissed
from engine.text import Text
from engine.workflow.definition import Definition

Message = dict[str, Any]
"""`{"code": str, "params": {...}}`"""

CODES: Mapping[str, tuple[str, ...]] = {
    "history.started": ("workflow",),
    "history.brought": ("meeting",),
    "history.written": ("changes",),
    "history.version_fixed": ("number", "points"),
    "history.moved": ("stage",),
    "history.version_changed": ("version",),
    "history.version_changed_to": ("version", "stage"),
    "history.ended": ("stage",),
    "history.overridden": ("stage", "held", "reason"),
    "history.ballot_opened": ("points",),
    "history.ballot_opened_whole": (),
    "history.ballot_opened_options": ("options",),
    "history.ballot_time_given": ("minutes",),
    "history.ballot_closed": ("told",),
    "history.ballot_closed_hidden": (),
    "history.tie_broken": (),
    "history.rules_set": (),
    "history.voters_named": ("voters",),
    "history.groups_formed": ("groups", "question"),
    "history.task_assigned": ("owner", "text"),
    "history.task_changed": ("owner", "text"),
    "history.task_removed": ("owner", "text"),
    "history.task_finished": ("owner", "text"),
    "history.task_reopened": ("owner", "text"),
    "history.task_taken": ("owner", "text"),
    "history.task_given_back": ("owner", "text"),
    "history.tasks_looking": ("tasks",),
    "history.looking_changed": ("text",),
    "history.looking_removed": ("text",),
    "history.looking_finished": ("text",),
    "history.looking_reopened": ("text",),
    "history.review_set": ("day", "month", "year"),
    "history.review_dropped": (),
    "history.review_came": (),
    "history.ideas_added": ("ideas",),
    "history.suggested.wording": ("reason",),
    "history.suggested.addition": ("reason",),
    "history.suggested.removal": ("reason",),
    "history.suggestion_taken": (),
    "history.suggestion_declined": ("reason",),
    "history.suggestion_withdrawn": (),
    "history.notified.coordinators": ("words",),
    "history.notified.delegates": ("words",),
    "history.notified.participants": ("words",),
    "history.notified.partners": ("words",),
    "history.advised": (),
    "history.advice_withdrawn": (),
    "history.awaits": ("title",),
    "history.awaits_ended": ("title", "outcome"),
    "history.awaited_ended": ("title", "outcome"),
    "history.reminded": ("days", "stage"),
    "history.days_given": ("days", "stage"),
    "history.child_started": ("title",),
    "history.team_founded": (),
    "history.team_dissolved": (),
    "history.renamed": ("title",),
    "history.archived": (),
    "history.unarchived": (),
    "history.erased": (),
}
"""Every code, with exactly its parameters. `history.erased` stands in a parameter for words that are gone."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step, at a time (UTC)."""

    at: str
    code: str
    params: Mapping[str, Any]


def say(code: str, **params: Any) -> Message:
    if set(params) != set(CODES[code]):
        raise ValueError(f"message {code} takes {CODES[code]}, got {sorted(params)}")
    return {"code": code, "params": params}


def words_or_erased(text: Text, lookup: Lookup) -> str | Message:
    return lookup.words(text) or say("history.erased")


def history(
    proposal: Proposal, entries: Iterable[LedgerEntry], meeting_title: Callable[[str], str], lookup: Lookup
) -> list[Step]:
    """The steps in their own order. `entries` is the proposal's whole stream; `meeting_title` gives the empty text for
    a meeting that the reader may not know of. Changes of the text between two steps are one step, and so are
    ideas, and tasks that look for somebody."""
    teller = _Teller(proposal, meeting_title, lookup)
    steps: list[Step] = []
    for kind, together in groupby(entries, key=lambda entry: teller.kind(entry.event)):
        if kind:
            steps.extend(kind(list(together)))
            continue
        for entry in together:
            steps.extend(Step(timestamp(entry.at), told["code"], told["params"]) for told in teller.tell(entry.event))
    return steps


WRITING = (ClauseAdded, ClauseRevised, ClauseCosted, ClauseRemoved, ClauseMoved, ClauseRestored)
IDEAS = (IdeaAdded, IdeaWithdrawn, IdeasJoined, IdeaParted, ClusterNamed, IdeaSetAside, IdeaBroughtBack)
BY_ITSELF: Mapping[type, str] = {
    ProposalArchived: "history.archived",
    ProposalUnarchived: "history.unarchived",
    TeamAskedFor: "history.team_founded",
    TeamDismissed: "history.team_dissolved",
}
"""What says all that there is to say."""


def _written(changes: list[LedgerEntry]) -> Iterator[Step]:
    told = say("history.written", changes=len(changes))
    yield Step(timestamp(changes[-1].at), told["code"], told["params"])


def _ideas(changes: list[LedgerEntry]) -> Iterator[Step]:
    """How many there were; nobody needs to read how they were sorted."""
    if added := sum(isinstance(each.event, IdeaAdded) for each in changes):
        told = say("history.ideas_added", ideas=added)
        yield Step(timestamp(changes[-1].at), told["code"], told["params"])


def _looking(made: list[LedgerEntry]) -> Iterator[Step]:
    told = say("history.tasks_looking", tasks=len(made))
    yield Step(timestamp(made[-1].at), told["code"], told["params"])


class _Teller:
    def __init__(self, proposal: Proposal, meeting_title: Callable[[str], str], lookup: Lookup) -> None:
        self._proposal = proposal
        self._title_of = meeting_title
        self._lookup = lookup
        self._version = proposal.followed[0].version if proposal.followed else proposal.version
        self._stage = ""
        self._tasks = TaskTeller(lookup)

    def kind(self, event: Any) -> Callable[[list[LedgerEntry]], Iterator[Step]] | None:
        """What tells of it together with its like, where something does."""
        self._tasks.learn(event)
        if isinstance(event, WRITING):
            return _written
        if looks_for_somebody(event):
            return _looking
        return _ideas if isinstance(event, IDEAS) else None

    def tell(self, event: Any) -> Iterator[Message]:
        """What to say of an event that is no writing of the text; of some, nothing."""
        if told := self._tasks.tell(event):
            code, owner, text = told
            yield say(code, text=words_or_erased(text, self._lookup), **({"owner": owner} if owner is not None else {}))
        match event:
            case ProposalStarted():
                self._stage = event.stage
                yield say("history.started", workflow=dict(self._definition.title))
                yield from self._brought(event.meeting)
            case BroughtToMeeting():
                yield from self._brought(event.meeting)
            case ProposalRenamed():
                yield say("history.renamed", title=words_or_erased(event.title, self._lookup))
            case VersionFixed():
                points = len(self._proposal.versions[event.number - 1].clauses)
                yield say("history.version_fixed", number=event.number, points=points)
            case Moved():
                yield self._moved(event)
            case VersionChanged():
                yield self._changed(event)
            case ProposalArchived() | ProposalUnarchived() | TeamAskedFor() | TeamDismissed():
                yield say(BY_ITSELF[type(event)])
            case Suggested() | SuggestionTaken() | SuggestionDeclined() | SuggestionWithdrawn():
                yield self._suggested(event)
            case Advised() | AdviceWithdrawn() | Notified() | Reminded() | DaysGiven() | ReviewSet() | ReviewCame():
                yield self._let_know(event)
            case ProposalAwaits() | AwaitedTold() | ChildAskedFor():
                yield from self._others(event)
            case _:
                yield from self._voted(event)

    def _voted(self, event: Any) -> Iterator[Message]:
        match event:
            case BallotOpened() | BallotTimeGiven():
                yield self._ballot(event)
            case BallotClosed() | ResultRevealed():
                yield self._result(event.ballot, event.outcome)
            case TieBroken():
                yield say("history.tie_broken")
                yield self._result(event.ballot, event.outcome)
            case RulesSet():
                yield say("history.rules_set")
            case VotersNamed():
                yield say("history.voters_named", voters=len(event.voters))

    def _brought(self, meeting: str | None) -> Iterator[Message]:
        if meeting and (title := self._title_of(meeting)):
            yield say("history.brought", meeting=title)

    def _result(self, id: str, outcome: Outcome | None) -> Message:
        if outcome is None:
            return say("history.ballot_closed_hidden")
        ballot = self._proposal.ballots[id]
        return say("history.ballot_closed", told=explain(outcome, ballot.rules, ballot.numbers, ballot.offer)[0])

    def _ballot(self, event: BallotOpened | BallotTimeGiven) -> Message:
        if isinstance(event, BallotTimeGiven):
            return say("history.ballot_time_given", minutes=event.minutes)
        if event.rules.per == "whole":
            return say("history.ballot_opened_whole")
        if event.rules.per == "options":
            return say("history.ballot_opened_options", options=len(event.offer.options))
        return say("history.ballot_opened", points=len(event.questions))

    @property
    def _definition(self) -> Definition:
        """The version that it followed at that moment."""
        return self._lookup.definition(self._proposal.workflow, self._version)

    def _changed(self, event: VersionChanged) -> Message:
        stayed, self._stage, self._version = event.stage == self._stage, event.stage, event.version
        if stayed:
            return say("history.version_changed", version=event.version)
        stage = dict(self._definition.stages[event.stage].title)
        return say("history.version_changed_to", version=event.version, stage=stage)

    def _moved(self, event: Moved) -> Message:
        self._stage = event.target
        target = self._definition.stages[event.target]
        stage = dict(target.title)
        if event.overridden is not None:
            held = [{"guard": each.guard, "params": dict(each.params)} for each in event.guards if not each.holds]
            reason = words_or_erased(event.overridden, self._lookup)
            return say("history.overridden", stage=stage, held=held, reason=reason)
        return say("history.ended" if target.outcome else "history.moved", stage=stage)

    def _let_know(self, event: Any) -> Message:
        match event:
            case Notified(to=to, words=words):
                return say(f"history.notified.{to}", words=dict(words))
            case Reminded(days=days) | DaysGiven(days=days):
                code = "history.reminded" if isinstance(event, Reminded) else "history.days_given"
                return say(code, days=days, stage=self._stage_title(event.stage))
            case ReviewSet(on=on):
                year, month, day = map(int, on.split("-")) if on else (0, 0, 0)
                return (
                    say("history.review_set", day=day, month=month, year=year) if on else say("history.review_dropped")
                )
            case ReviewCame():
                return say("history.review_came")
        return say("history.advised" if isinstance(event, Advised) else "history.advice_withdrawn")

    def _others(self, event: ProposalAwaits | AwaitedTold | ChildAskedFor) -> Iterator[Message]:
        """Of other proposals. Nothing of another title alone: the newest is told with what follows."""
        title = words_or_erased(event.title, self._lookup)
        if isinstance(event, ChildAskedFor):
            yield say("history.child_started", title=title)
        elif event.outcome:
            code = "history.awaits_ended" if isinstance(event, ProposalAwaits) else "history.awaited_ended"
            yield say(code, title=title, outcome=event.outcome)
        elif isinstance(event, ProposalAwaits):
            yield say("history.awaits", title=title)

    def _stage_title(self, stage: str) -> dict[str, str]:
        """A newer version may have it no longer."""
        found = self._definition.stages.get(stage)
        return dict(found.title) if found else {}

    def _suggested(self, event: Any) -> Message:
        match event:
            case Suggested(kind=kind, reason=reason):
                return say(f"history.suggested.{kind}", reason=words_or_erased(reason, self._lookup))
            case SuggestionDeclined(reason=reason):
                return say("history.suggestion_declined", reason=words_or_erased(reason, self._lookup))
        taken = isinstance(event, SuggestionTaken)
        return say("history.suggestion_taken" if taken else "history.suggestion_withdrawn")
