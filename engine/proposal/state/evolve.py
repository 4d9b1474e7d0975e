"""One more event, and how the proposal is then: each part of a proposal folds the events that are its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engine.proposal.changing.events import VersionChanged
from engine.proposal.events import (
    BroughtToMeeting,
    Moved,
    ProposalArchived,
    ProposalRenamed,
    ProposalStarted,
    ProposalUnarchived,
)
from engine.proposal.state.advice import advice
from engine.proposal.state.awaiting import awaiting
from engine.proposal.state.ballots import ballots
from engine.proposal.state.children import children
from engine.proposal.state.clauses import clauses
from engine.proposal.state.ideas import ideas
from engine.proposal.state.notices import notices
from engine.proposal.state.proposal import Clause, Followed, Proposal
from engine.proposal.state.reviews import moved_on, reviews
from engine.proposal.state.suggestions import suggestions
from engine.proposal.state.tasks import tasks
from engine.proposal.state.teams import teams
from engine.replacing import replace


def evolve(proposal: Proposal | None, event: Any) -> Proposal:
    """The proposal after the event."""
    if isinstance(event, ProposalStarted):
        return _started(event)
    if proposal is None:
        raise ValueError(f"{type(event).__name__} before the proposal was started")
    parts = (_course, clauses, ballots, tasks, suggestions, ideas, notices, advice, teams, children, reviews, awaiting)
    for part in parts:
        if (after := part(proposal, event)) is not None:
            return after
    raise ValueError(f"a proposal does not know {type(event).__name__}")


def fold(proposal: Proposal, events: Iterable[Any]) -> Proposal:
    """The proposal after all of the events, of which none starts it."""
    for event in events:
        proposal = evolve(proposal, event)
    return proposal


def _course(proposal: Proposal, event: object) -> Proposal | None:
    """Where it is: in its workflow, in which meeting, in the archive or not."""
    match event:
        case Moved():
            proposal = moved_on(proposal, event.at)
            history = (*proposal.history, event)
            return replace(
                proposal, stage=event.target, since=event.at, stay=proposal.stay + 1, history=history, awaits=None
            )
        case VersionChanged():
            return _changed(proposal, event)
        case BroughtToMeeting(meeting=meeting):
            return replace(proposal, meeting=meeting, meetings=(*proposal.meetings, meeting))
        case ProposalRenamed(title=title):
            return replace(proposal, title=title)
        case ProposalArchived():
            return replace(proposal, archived=True)
        case ProposalUnarchived():
            return replace(proposal, archived=False)
    return None


def _changed(proposal: Proposal, event: VersionChanged) -> Proposal:
    """Where it stays in its stage, it has been there as long as before."""
    stays = event.stage == proposal.stage
    before = Followed(version=proposal.version, stage=proposal.stage, moves=len(proposal.history), at=event.at)
    return replace(
        proposal,
        version=event.version,
        digest=event.digest,
        stage=event.stage,
        since=proposal.since if stays else event.at,
        stay=proposal.stay if stays else proposal.stay + 1,
        awaits=proposal.awaits if stays else None,
        rules={stage: rules for stage, rules in proposal.rules.items() if stage not in event.dropped},
        voters={stage: voters for stage, voters in proposal.voters.items() if stage not in event.dropped},
        followed=(*proposal.followed, before),
    )


def _started(event: ProposalStarted) -> Proposal:
    return Proposal(
        proposal=event.proposal,
        movement=event.movement,
        meeting=event.meeting,
        meetings=(event.meeting,) if event.meeting else (),
        title=event.title,
        workflow=event.workflow,
        version=event.version,
        digest=event.digest,
        stage=event.stage,
        since=event.at,
        clauses={line.clause: Clause(clause=line.clause, text=line.text) for line in event.clauses},
        places=tuple(line.clause for line in event.clauses),
        note=event.note,
        parent=event.parent,
        depth=event.depth,
        team=event.team or "",
        begun_for=event.team or "",
    )
