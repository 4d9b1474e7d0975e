"""After which events, and at which moments, a proposal is looked at again, because it may go on by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from engine.gather.awaiting import as_it_is
from engine.gather.children import outcome_of
from engine.group.events import Reported
from engine.meeting.events import (
    CheckedIn,
    CheckedOut,
    FloorGiven,
    FloorTakenBack,
    GroupsClosed,
    GroupsFormed,
    HandLowered,
)
from engine.moment import instant, timestamp
from engine.ports import DueRow, Transaction
from engine.proposal.changing.events import VersionChanged
from engine.proposal.events import Moved, ProposalRenamed, ProposalStarted, ProposalUnarchived
from engine.proposal.noticing.events import DaysGiven
from engine.proposal.reviewing.day import begins
from engine.proposal.reviewing.events import ReviewSet
from engine.proposal.state import Proposal
from engine.states import States
from engine.team.events import TeamDissolved
from engine.workflow.guards import AfterDate, DeadlinePassed, atoms_of
from engine.workflow.shelf import Shelf

FREEING = (CheckedIn, CheckedOut, GroupsFormed, GroupsClosed, Reported)
"""Events elsewhere after which a proposal's automatic move may have become possible."""
TURN_OVER = (FloorTakenBack, FloorGiven, HandLowered)
"""Of a meeting in which everybody was asked, those too: the last may have had their turn."""


def go_on(tx: Transaction, states: States, shelf: Shelf, noun: str, id: str, events: Sequence[Any]) -> None:
    """What these events of a stream make due, of the proposals that they are about or that wait for them."""
    _free_parent(tx, states, shelf, id, events)
    _tell_waiting(tx, states, shelf, id, events)
    for event in events:
        match event:
            case ProposalStarted() | Moved() | VersionChanged() | DaysGiven():
                _wake_later(tx, states, shelf, id)
            case TeamDissolved():
                _free_founder(tx, states, shelf, id)
            case ReviewSet(on=on):
                _call_review(tx, id, on)
            case ProposalUnarchived() if (proposal := states.proposal(id)) and not proposal.review_called:
                _call_review(tx, id, proposal.review)  # the day may have come while it was put away
    if any(isinstance(event, FREEING) for event in events) or _turn_over(states, noun, id, events):
        meeting = id if noun == "meeting" else tx.group_place(id)
        if meeting:
            _settle_later(tx, states, shelf, meeting)


def _turn_over(states: States, noun: str, id: str, events: Iterable[Any]) -> bool:
    if noun != "meeting" or not any(isinstance(event, TURN_OVER) for event in events):
        return False
    meeting = states.meeting(id)
    return meeting is not None and bool(meeting.floor.asked)


def _free_parent(tx: Transaction, states: States, shelf: Shelf, id: str, events: Iterable[Any]) -> None:
    """A proposal that has ended may be the last that its parent waited for."""
    moved = next((each for each in events if isinstance(each, Moved)), None)
    proposal = states.proposal(id) if moved else None
    parent = states.proposal(proposal.parent) if proposal and proposal.parent else None
    if parent is not None and outcome_of(tx, states, shelf, id) and _has_automatic(tx, shelf, parent):
        settle_now(tx, parent.proposal)


def _free_founder(tx: Transaction, states: States, shelf: Shelf, id: str) -> None:
    """The proposal that founded a team may go on by itself when others have dissolved it."""
    team = states.team(id)
    founder = states.proposal(team.proposal) if team and team.proposal else None
    if founder is not None and _has_automatic(tx, shelf, founder):
        settle_now(tx, founder.proposal)


def _tell_waiting(tx: Transaction, states: States, shelf: Shelf, id: str, events: Iterable[Any]) -> None:
    """Those that wait for a proposal hear what it is called now, and how it has ended. One that has gone on since, or
    does not know of it, hears nothing new."""
    news = any(isinstance(each, ProposalRenamed | Moved | VersionChanged) for each in events)
    proposal = states.proposal(id) if news else None
    for waiting in proposal.awaited_by if proposal else ():
        other = states.proposal(waiting)
        if other and other.awaits and other.awaits != as_it_is(tx, states, shelf, id):
            settle_now(tx, waiting)


def settle_now(tx: Transaction, proposal: str) -> None:
    """Look at it in a transaction of its own, as soon as the house comes by."""
    fields = {"proposal": proposal}
    tx.put_due(DueRow(key=f"settle:{proposal}", at=tx.now(), command="proposal.settle", fields=fields))


def _settle_later(tx: Transaction, states: States, shelf: Shelf, meeting: str) -> None:
    """Only for proposals that have an automatic move to take; a hall that checks in should not fill the table."""
    for id in tx.proposals_in(meeting):
        proposal = states.proposal(id)
        if proposal is not None and _has_automatic(tx, shelf, proposal):
            settle_now(tx, id)


def _wake_later(tx: Transaction, states: States, shelf: Shelf, id: str) -> None:
    """When a day comes for which an automatic move from here waits, nothing else need happen: so it is looked at then.
    People are reminded of a deadline before. A row for a stage that the proposal has left does nothing, and harms
    nothing."""
    proposal = states.proposal(id)
    if proposal is None:
        return
    definition = shelf.version(tx, proposal.workflow, proposal.version)
    automatic = (move for move in definition.moves_from(proposal.stage) if move.automatic)
    waits = [each for move in automatic for each in atoms_of(move.guards)]
    moments = {each.begins(proposal.since) for each in waits if isinstance(each, AfterDate)}
    stage = definition.stages[proposal.stage]
    ends = proposal.ends(definition)
    if ends and any(isinstance(each, DeadlinePassed) for each in waits):
        moments.add(instant(ends))
    for at in moments:
        if at > tx.now():
            key = f"wake:{id}:{timestamp(at)}"
            tx.put_due(DueRow(key=key, at=at, command="proposal.settle", fields={"proposal": id}))
    if ends:
        _remind_later(tx, proposal, instant(ends), stage.reminders)


def _remind_later(tx: Transaction, proposal: Proposal, ends: datetime, reminders: Iterable[int]) -> None:
    for days in reminders:
        fields = {"proposal": proposal.proposal, "since": proposal.since, "days": days}
        if (at := ends - timedelta(days=days)) > tx.now():
            key = f"remind:{proposal.proposal}:{timestamp(at)}"
            tx.put_due(DueRow(key=key, at=at, command="proposal.remind", fields=fields))


def _call_review(tx: Transaction, proposal: str, on: str) -> None:
    """One row for each proposal: another day takes its place. It is called then, also if nothing moves by itself."""
    key = f"review:{proposal}"
    if not on:
        tx.drop_due(key)
        return
    fields = {"proposal": proposal, "on": on}
    tx.put_due(DueRow(key=key, at=begins(on), command="proposal.call_review", fields=fields))


def _has_automatic(tx: Transaction, shelf: Shelf, proposal: Proposal) -> bool:
    if proposal.open_ballot is not None or proposal.archived:
        return False
    definition = shelf.version(tx, proposal.workflow, proposal.version)
    return any(move.automatic for move in definition.moves_from(proposal.stage))
