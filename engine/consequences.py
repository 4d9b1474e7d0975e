"""What an event brings along in the same transaction: what a channel shows, the urn, and what becomes due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from engine.ballot.contests import paper_rules
from engine.ballot.electorate import roll_of
from engine.ballot.papers import roll_digest
from engine.board.events import CardPosted, RulesSettled
from engine.elsewhere import errands
from engine.feelings import FORGOTTEN_AFTER, Feeling
from engine.gather.proposal import proposal_facts
from engine.meeting.commands import Feel, ForgetFeelings
from engine.meeting.events import (
    AgendaItemAdded,
    AgendaItemChanged,
    GroupsClosed,
    GroupsFormed,
    MeetingEnded,
    MeetingPlanned,
    MeetingReopened,
    RoundTimeGiven,
)
from engine.meeting.state import Meeting
from engine.moment import Moment, instant
from engine.ports import Conflict, DueRow, Transaction, UrnOpening
from engine.proposal.awaiting.commands import BeAwaited
from engine.proposal.events import (
    BallotClosed,
    BallotOpened,
    BallotTimeGiven,
    BroughtToMeeting,
    ProposalStarted,
    ReasonsGiven,
)
from engine.proposal.noticing.commands import ReadNotices
from engine.settling import go_on, settle_now
from engine.states import States
from engine.team.events import TeamFounded
from engine.workflow.shelf import Shelf


def show(tx: Transaction, stream: str, events: Iterable[Any]) -> None:
    """Before the events are appended: which channels show them, so that their commits are noted there too."""
    for event in events:
        match event:
            case MeetingPlanned(agenda=agenda):
                tx.show(stream, stream)
                _show_proposals(tx, stream, (item.proposal for item in agenda))
            case AgendaItemAdded(item=item) | AgendaItemChanged(item=item):
                _show_proposals(tx, stream, (item.proposal,))
            case GroupsFormed(groups=groups, proposal=proposal):
                for group in groups:
                    tx.show(stream, f"group:{group.group}")
                _show_proposals(tx, stream, (proposal,))
            case CardPosted() | RulesSettled():  # one of them is the first on any board
                tx.show(f"meeting:{stream.partition(':')[2]}", stream)
            case ProposalStarted():
                _show_started(tx, stream, event)
            case TeamFounded(proposal=str(proposal)):
                tx.show(f"proposal:{proposal}", stream)
            case BroughtToMeeting(meeting=meeting):
                tx.show(f"meeting:{meeting}", stream)


def _show_started(tx: Transaction, stream: str, started: ProposalStarted) -> None:
    """Its own page shows it, and the team that it is for; the meeting does, and the page of what started it."""
    tx.show(stream, stream)
    if started.team:
        tx.show(stream, f"team:{started.team}")
    if started.meeting:
        tx.show(f"meeting:{started.meeting}", stream)
    if started.parent:
        tx.show(f"proposal:{started.parent}", stream)


def _show_proposals(tx: Transaction, channel: str, proposals: Iterable[str | None]) -> None:
    for proposal in proposals:
        if proposal:
            tx.show(channel, f"proposal:{proposal}")


def follow(tx: Transaction, states: States, shelf: Shelf, stream: str, events: Iterable[Any]) -> None:
    """After the events are appended."""
    noun, _, id = stream.partition(":")
    events = tuple(events)
    _send_on(tx, id, events)
    for event in events:
        match event:
            case BallotOpened():
                _open_urn(tx, states, shelf, id, event)
            case BallotTimeGiven() | BallotClosed() | ReasonsGiven():
                _change_urn(tx, id, event)
            case MeetingEnded(at=at):
                fields = {"meeting": id}
                later = instant(at) + FORGOTTEN_AFTER
                tx.put_due(DueRow(key=f"forget:{id}", at=later, command="meeting.forget_feelings", fields=fields))
            case MeetingReopened():
                tx.drop_due(f"forget:{id}")
            case GroupsFormed(ends_at=str(ends_at)) | RoundTimeGiven(ends_at=ends_at):
                _ring_at(tx, id, event.round, ends_at)
            case GroupsClosed():
                tx.drop_due(_bell(id, event.round))
    go_on(tx, states, shelf, noun, id, events)


def _send_on(tx: Transaction, proposal: str, events: Iterable[Any]) -> None:
    for event in events:
        for key, command, fields in errands(proposal, event):
            tx.put_due(DueRow(key=key, at=tx.now(), command=command, fields=fields))


def beside(tx: Transaction, state: Any, command: object, moment: Moment) -> None:
    """What a command does beside the ledger, once it has been allowed. `state` is what it was decided on."""
    match command:
        case Feel(about=about, value=value) if isinstance(state, Meeting):
            mode = state.attendance[moment.actor].mode
            tx.put_feeling(state.id, Feeling(about=about, person=moment.actor, mode=mode, value=value))
        case ForgetFeelings(meeting=id):
            tx.forget_feelings(id)
        case ReadNotices(proposal=proposal, number=number):
            tx.put_notices_read(proposal, moment.actor, number)
        case BeAwaited(by=by):
            # It may have ended while it did not know yet that anybody waits for it.
            settle_now(tx, by)


def _change_urn(tx: Transaction, proposal: str, event: BallotTimeGiven | BallotClosed | ReasonsGiven) -> None:
    match event:
        case BallotTimeGiven(ballot=ballot, closes_at=closes_at):
            _put_off(tx, proposal, ballot, instant(closes_at))
        case BallotClosed():
            tx.close_urn(event.ballot, instant(event.closed_at))
            tx.drop_due(f"close:{event.ballot}")
            tx.drop_due(f"full:{event.ballot}")
        case ReasonsGiven(ballot=ballot):
            tx.forget_reasons(ballot)


def _ring_at(tx: Transaction, meeting: str, round: str, ends_at: str) -> None:
    fields: Mapping[str, Any] = {"meeting": meeting, "round": round}
    tx.put_due(DueRow(key=_bell(meeting, round), at=instant(ends_at), command="meeting.ring_bell", fields=fields))


def _bell(meeting: str, round: str) -> str:
    """Clients make the ids of rounds, so two meetings may have used the same one."""
    return f"bell:{meeting}:{round}"


def _open_urn(tx: Transaction, states: States, shelf: Shelf, proposal_id: str, event: BallotOpened) -> None:
    proposal = states.proposal(proposal_id)
    if proposal is None:
        raise ValueError(f"ballot {event.ballot} of no proposal")
    closes_at = instant(event.closes_at) if event.closes_at else None
    before = replace(proposal, open_ballot=None, stage=event.stage)
    facts = proposal_facts(tx, states, shelf, before)
    roll = roll_of(event.rules, facts, proposal.voters.get(event.stage, ()))
    # PostgreSQL reads what others have committed since the decision: the roll that is frozen must be the one published.
    if roll_digest(roll) != event.roll:
        raise Conflict(f"who may vote changed while ballot {event.ballot} was opened")
    tx.open_urn(
        UrnOpening(
            ballot=event.ballot,
            proposal=proposal_id,
            meeting=proposal.meeting,
            secret=event.rules.secrecy == "secret",
            questions=event.questions,
            paper=paper_rules(event.rules, event.offer),
            closes_at=closes_at,
            roll=roll,
            persons=event.rules.electorate == "persons",
            splitting=event.rules.splitting,
            closes_full=event.rules.closes == "everyone",
        )
    )
    if closes_at is not None:
        _close_at(tx, proposal_id, event.ballot, closes_at)


def _put_off(tx: Transaction, proposal: str, ballot: str, closes_at: datetime) -> None:
    """The urn judges by its own clock whether a vote is late, so it has the last word on whether there was still time:
    decided anew, the command is then refused."""
    if not tx.put_off_urn(ballot, closes_at):
        raise Conflict(f"the deadline of ballot {ballot} passed while it was put off")
    _close_at(tx, proposal, ballot, closes_at)


def _close_at(tx: Transaction, proposal: str, ballot: str, at: datetime) -> None:
    fields: Mapping[str, Any] = {"proposal": proposal, "ballot": ballot}
    tx.put_due(DueRow(key=f"close:{ballot}", at=at, command="proposal.close_ballot", fields=fields))
