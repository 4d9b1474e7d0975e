"""What was decided and by which rules, what was passed over with a reason, and who does what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from engine.ballot.breakdown import KINDS, SIDES, told_apart
from engine.ballot.explain import Message, describe, explain
from engine.ballot.explain.majority import votes_from_turning
from engine.lookup import Lookup
from engine.minutes.choice import marks_by_seat, options_of
from engine.minutes.record import (
    AdviceSaid,
    Agreed,
    BallotHeld,
    ClauseDecided,
    Counted,
    Decision,
    Gathered,
    Override,
    VotedFor,
    Why,
)
from engine.proposal.advising.view import adviser
from engine.proposal.brainstorming.idea import standing
from engine.proposal.events import Moved
from engine.proposal.state import Ballot, Proposal
from engine.tally import METHODS
from engine.tally.shares import shares_of
from engine.workflow.definition import Definition


def decision_on(proposal: Proposal, lookup: Lookup) -> Decision:
    definition = lookup.definition(proposal.workflow, proposal.version)
    stage = definition.stages[proposal.stage]
    ballots = (_ballot(each, lookup) for each in proposal.ballots.values())
    return Decision(
        title=lookup.words(proposal.title),
        workflow=definition.title,
        stage=stage.title,
        outcome=stage.outcome,
        clauses=tuple(
            ClauseDecided(number=number, text=lookup.words(clause.text), result=clause.result)
            for number, clause in enumerate(proposal.clauses.values(), start=1)
        ),
        ballots=tuple(each for each in ballots if each),
        overrides=tuple(_overrides(proposal, lookup)),
        tasks=_tasks(proposal, lookup),
        review=proposal.review,
        proposal=proposal.proposal,
        suggested=tuple(_suggested(proposal)),
        team=tuple(_team(proposal)),
        ideas=tuple(_ideas(proposal, lookup)),
        followed=tuple(_followed(proposal)),
        advice=tuple(
            AdviceSaid(by=adviser(each, lookup), text=lookup.words(each.text)) for each in proposal.advice.values()
        ),
    )


def _suggested(proposal: Proposal) -> Iterator[Message]:
    """How many changes were suggested, and what became of them. What was withdrawn is nobody's business any more."""
    states = Counter(each.state for each in proposal.suggestions.values())
    if made := states.total() - states["withdrawn"]:
        numbers = {"made": made, "taken": states["taken"], "declined": states["declined"]}
        yield {"code": "minutes.suggested", "params": numbers}


def _ideas(proposal: Proposal, lookup: Lookup) -> Iterator[Gathered]:
    """In the order of their first ideas."""
    found: dict[str, list[str]] = {}
    for idea in standing(proposal.ideas):
        found.setdefault(idea.cluster or idea.idea, []).append(lookup.words(idea.text))
    for name, ideas in found.items():
        cluster = proposal.clusters.get(name)
        yield Gathered(title=lookup.words(cluster.title) if cluster else "", ideas=tuple(ideas))


def _followed(proposal: Proposal) -> Iterator[Message]:
    """That other rules held from some moment on."""
    versions = (*(each.version for each in proposal.followed), proposal.version)
    for was, now in pairwise(versions):
        yield {"code": "minutes.version_changed", "params": {"was": was, "now": now}}


def _team(proposal: Proposal) -> Iterator[Message]:
    """Nothing of one that it was begun for, and that goes on."""
    if proposal.team_dissolved or proposal.team != proposal.begun_for:
        yield {"code": f"minutes.team_{'dissolved' if proposal.team_dissolved else 'founded'}", "params": {}}


def _ballot(ballot: Ballot, lookup: Lookup) -> BallotHeld | None:
    """None while it is open: the minutes tell no half results."""
    outcome = ballot.outcome
    if outcome is None:
        return None
    # Minutes are read by whoever has their address: they name organisations, never people.
    unnamed = ballot.rules.secrecy == "secret" or ballot.of_persons
    return BallotHeld(
        ballot=ballot.ballot,
        closed_at=ballot.closed_at or "",
        entitled=outcome.entitled,
        closest=min(range(len(outcome.questions)), key=lambda n: votes_from_turning(outcome.questions[n])),
        rules=describe(ballot.rules),
        explained=explain(outcome, ballot.rules, ballot.numbers, ballot.offer),
        questions=tuple(
            Counted(
                number=ballot.numbers.get(each.question, 0),
                text=lookup.words(ballot.texts[each.question]),
                counts=_as_offered(each.counts, ballot),
                needed=each.needed,
                result=each.result,
                apart={
                    part: _as_offered(counts, ballot)
                    for part, counts in told_apart(ballot.apart(each.question), (*SIDES, *KINDS)).items()
                },
            )
            for each in outcome.questions
        ),
        from_paper=len(ballot.by_hand),
        by_hand=() if unnamed else tuple(sorted(_name(seat, lookup) for seat in ballot.by_hand)),
        choices=() if unnamed else _choices(ballot, lookup),
        options=options_of(ballot, lookup),
        round=ballot.round,
        reasons=_reasons(ballot, lookup),
    )


def _reasons(ballot: Ballot, lookup: Lookup) -> tuple[Why, ...]:
    return tuple(
        Why(
            number=ballot.numbers.get(each.question, 0),
            kind=each.kind,
            text=lookup.words(each.text),
            organisation=_name(each.seat, lookup) if each.seat and not ballot.of_persons else "",
        )
        for each in ballot.reasons
    )


def _as_offered(counts: Mapping[str, int], ballot: Ballot) -> dict[str, int]:
    """What is kept of a count has its options by name."""
    offered = METHODS[ballot.rules.method].options
    return {option: counts[option] for option in (*offered, *counts) if option in counts}


def _choices(ballot: Ballot, lookup: Lookup) -> tuple[VotedFor, ...]:
    """By name: the order in which they voted tells nothing."""
    if ballot.offer.options:
        marked = marks_by_seat(ballot, lookup).items()
        each = (VotedFor(organisation=_name(seat, lookup), points={}, marks=marks) for seat, marks in marked)
        return tuple(sorted(each, key=lambda voted: voted.organisation))
    voted = []
    for seat, choice in lookup.choices(ballot.ballot).items():
        points: dict[str, list[int]] = {option: [] for option in METHODS[ballot.rules.method].options}
        shares: dict[str, dict[int, int]] = {}
        for question in ballot.questions:
            answer, number = choice.get(question), ballot.numbers.get(question, 0)
            for option, part in shares_of(answer, 0) if answer else ():
                points.setdefault(option, []).append(number)
                if part:
                    shares.setdefault(option, {})[number] = part
        said = {option: tuple(numbers) for option, numbers in points.items()}
        voted.append(VotedFor(organisation=_name(seat, lookup), points=said, shares=shares))
    return tuple(sorted(voted, key=lambda each: each.organisation))


def _name(organisation: str, lookup: Lookup) -> str:
    found = lookup.organisation(organisation)
    return found.name if found else ""


def _overrides(proposal: Proposal, lookup: Lookup) -> Iterator[Override]:
    for n, moved in enumerate(proposal.history):
        if moved.overridden:
            yield _override(moved, lookup.definition(proposal.workflow, proposal.version_at(n)), lookup)


def _override(moved: Moved, definition: Definition, lookup: Lookup) -> Override:
    return Override(
        move=definition.moves[moved.move].title,
        at=moved.at,
        reason=lookup.words(moved.overridden) if moved.overridden else "",
        held=tuple(_held(each.guard, each.params) for each in moved.guards if not each.holds),
    )


def _held(guard: str, params: dict[str, object]) -> Message:
    return {"code": f"guard.{guard}.held", "params": dict(params)}


def _tasks(proposal: Proposal, lookup: Lookup) -> tuple[Agreed, ...]:
    numbers = {clause: number for number, clause in enumerate(proposal.clauses, start=1)}
    return tuple(
        Agreed(
            task=f"{proposal.proposal}.{task.task}",
            text=lookup.words(task.text),
            owner=_name(task.owner, lookup) if task.owner else "",
            due=task.due,
            clause=numbers.get(task.clause or "", 0),
            done=task.done,
        )
        for task in proposal.tasks.values()
    )
