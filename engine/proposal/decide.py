"""What a proposal does with each command: one small function per command, dispatched by type."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal import commands
from engine.proposal.advising.decide import Advising, advising
from engine.proposal.archive import archive, unarchive
from engine.proposal.awaiting.decide import Awaiting, awaiting, heard
from engine.proposal.balloting import break_tie, close_ballot, enter_paper, give_time, reveal
from engine.proposal.brainstorming.decide import Brainstorming, brainstorming
from engine.proposal.changing.commands import ChangeVersion
from engine.proposal.changing.decide import change_version
from engine.proposal.children.commands import StartChild
from engine.proposal.children.decide import start_child
from engine.proposal.commands import (
    ArchiveProposal,
    BringToMeeting,
    MakeMove,
    Settle,
    StartProposal,
    UnarchiveProposal,
)
from engine.proposal.drafting import RESERVED, Written, write
from engine.proposal.events import BroughtToMeeting, ProposalStarted, WrittenClause
from engine.proposal.moving import make_move, settle
from engine.proposal.noticing.decide import Noticing, noticing
from engine.proposal.opening import reopen_ballot
from engine.proposal.reviewing.day import set_by
from engine.proposal.reviewing.decide import Reviewing, reviewing
from engine.proposal.rounds import open_round
from engine.proposal.ruling import name_voters, set_rules
from engine.proposal.state import Proposal, evolve, fold
from engine.proposal.suggesting.decide import Suggesting, suggesting
from engine.proposal.taking.decide import Taking, taking
from engine.tasks import assign_task, change_task, finish_task, remove_task, reopen_task
from engine.text import said
from engine.workflow.definition import Definition

Events = tuple[Any, ...]

ABOUT_A_BALLOT = (
    commands.ReopenBallot,
    commands.OpenRound,
    commands.CloseBallot,
    commands.RevealResult,
    commands.BreakTie,
    commands.EnterPaper,
    commands.GiveBallotTime,
)


def decide(state: Proposal | None, command: Any, facts: ProposalFacts, moment: Moment) -> Events | Refused:
    """The events that the command leads to, or why it is refused. No events: it changes nothing, and that is fine.

    Whatever has happened, the automatic moves that it made possible follow at once. They can undo no command: what was
    asked stands, also where the workflow cannot go on from it by itself.
    """
    if not facts.note_stands:
        return refuse("not_found", what="note")
    if facts.definition is None or isinstance(command, Settle):
        return _asked(state, command, facts, moment)
    events = _asked(state, command, facts, moment)
    if isinstance(events, Refused) or not events:
        return events
    definition = facts.definition
    if isinstance(command, ChangeVersion) and facts.other_version:
        # What goes by itself from here goes as the version says that the proposal follows now.
        definition = facts.other_version
        facts = replace(facts, definition=definition)
    further = settle(_after(state, events), definition, facts, moment)
    return events if isinstance(further, Refused) else (*events, *further)


def _after(state: Proposal | None, events: Events) -> Proposal:
    return fold(evolve(None, events[0]), events[1:]) if state is None else fold(state, events)


def _asked(state: Proposal | None, command: Any, facts: ProposalFacts, moment: Moment) -> Events | Refused:
    """What the command itself leads to."""
    if isinstance(command, StartProposal | StartChild):
        return _begin(state, command, facts, moment)
    if state is None or facts.definition is None:
        return refuse("not_found", what="proposal")
    if isinstance(command, Written | Suggesting | Brainstorming | Noticing | Advising | Reviewing | Taking | Awaiting):
        return _apart(state, command, facts.definition, facts, moment)
    match command:
        case BringToMeeting() | ChangeVersion() | ArchiveProposal() | UnarchiveProposal():
            return _place(state, command, facts.definition, facts, moment)
        case MakeMove():
            made = make_move(state, command, facts.definition, facts, moment)
            # What moves is not put away.
            return made if isinstance(made, Refused) else (*unarchive(state, moment), *made)
        case Settle():
            told = heard(state, facts, moment)
            gone = settle(fold(state, told), facts.definition, facts, moment)
            return gone if isinstance(gone, Refused) else (*told, *gone)
        case commands.SetRules():
            return set_rules(state, command, facts.definition, moment)
        case commands.NameVoters():
            return name_voters(state, command, facts.definition, facts, moment)
        case command if isinstance(command, ABOUT_A_BALLOT):
            return _ballot(state, command, facts.definition, facts, moment)
    return _task(state, command, facts, moment)


def _place(
    state: Proposal,
    command: BringToMeeting | ChangeVersion | ArchiveProposal | UnarchiveProposal,
    definition: Definition,
    facts: ProposalFacts,
    moment: Moment,
) -> Events | Refused:
    """Where it is discussed, by which version it goes, and whether it has been put away."""
    match command:
        case BringToMeeting():
            return bring(state, command, facts)
        case ChangeVersion():
            return change_version(state, command, definition, facts, moment)
        case ArchiveProposal():
            return archive(state, moment)
        case UnarchiveProposal():
            return unarchive(state, moment)


def _begin(
    state: Proposal | None, command: StartProposal | StartChild, facts: ProposalFacts, moment: Moment
) -> Events | Refused:
    if isinstance(command, StartChild):
        started = start_child(state, command, facts, moment)
    else:
        started = start(state, command, facts, moment)
    if isinstance(started, Refused) or not started or facts.definition is None:
        return started
    return (*started, *set_by(facts.definition.stages[facts.definition.start], moment))


def _apart(
    state: Proposal,
    command: Written | Suggesting | Brainstorming | Noticing | Advising | Reviewing | Taking | Awaiting,
    definition: Definition,
    facts: ProposalFacts,
    moment: Moment,
) -> Events | Refused:
    """What a part of the noun decides by itself."""
    if isinstance(command, Advising):
        return advising(state, command, definition, facts, moment)
    if isinstance(command, Reviewing):
        return reviewing(state, command, moment)
    if isinstance(command, Taking):
        return taking(state, command, facts, moment)
    if isinstance(command, Awaiting):
        return awaiting(state, command, definition, facts, moment)
    if isinstance(command, Noticing):
        return noticing(state, command, definition, moment)
    if isinstance(command, Suggesting):
        return suggesting(state, command, definition, facts, moment)
    if isinstance(command, Brainstorming):
        return brainstorming(state, command, definition, moment)
    return write(state, command, definition)


def _ballot(
    state: Proposal, command: Any, definition: Definition, facts: ProposalFacts, moment: Moment
) -> Events | Refused:
    match command:
        case commands.ReopenBallot():
            return reopen_ballot(state, command, definition, facts, moment)
        case commands.OpenRound():
            return open_round(state, command, definition, facts, moment)
        case commands.CloseBallot():
            return close_ballot(state, command, facts, moment)
        case commands.RevealResult():
            return reveal(state, command, facts, moment)
        case commands.BreakTie():
            return break_tie(state, command, facts, moment)
        case commands.EnterPaper():
            return enter_paper(state, command, moment)
        case commands.GiveBallotTime():
            return give_time(state, command, moment)
    raise TypeError(f"a ballot does not know {type(command).__name__}")


def _task(state: Proposal, command: Any, facts: ProposalFacts, moment: Moment) -> Events | Refused:
    match command:
        case commands.AssignTask():
            return assign_task(state, command, facts)
        case commands.ChangeTask():
            return change_task(state, command, facts)
        case commands.RemoveTask():
            return remove_task(state, command)
        case commands.FinishTask():
            return finish_task(state, command, moment)
        case commands.ReopenTask():
            return reopen_task(state, command, moment)
    raise TypeError(f"a proposal does not know {type(command).__name__}")


def start(state: Proposal | None, command: StartProposal, facts: ProposalFacts, moment: Moment) -> Events | Refused:
    if state is not None:
        return refuse("already_exists", what="proposal")
    if facts.definition is None:
        return refuse("no_such_workflow", workflow=command.workflow)
    if command.meeting is not None and facts.meeting_phase is None:
        return refuse("not_found", what="meeting")
    if len({line.clause for line in command.clauses}) < len(command.clauses):
        return refuse("already_exists", what="clause")
    if taken := {line.clause for line in command.clauses} & RESERVED:
        return refuse("name_taken", name=min(taken))
    started = ProposalStarted(
        proposal=command.proposal,
        movement=command.movement,
        meeting=command.meeting,
        title=said(command.title),
        workflow=facts.definition.name,
        version=facts.definition.version,
        digest=facts.definition.digest,
        stage=facts.definition.start,
        clauses=tuple(WrittenClause(clause=line.clause, text=said(line.text)) for line in command.clauses),
        at=moment.at,
        note=command.note,
    )
    return (started,)


def bring(state: Proposal, command: BringToMeeting, facts: ProposalFacts) -> Events | Refused:
    if facts.meeting_phase is None:
        return refuse("not_found", what="meeting")
    if state.meeting == command.meeting:
        return ()
    # Who is present at the close is counted where the ballot was opened.
    return refuse("ballot_still_open") if state.open_ballot else (BroughtToMeeting(meeting=command.meeting),)
