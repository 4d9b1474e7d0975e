"""Reads what a proposal's rules, and the guards of its moves, must know from outside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.directory import Organisation
from engine.facts import GroupFact, ProposalFacts, TurnsFact, UrnFacts
from engine.gather.awaiting import facts_of_awaited
from engine.gather.belonging import organisation_of, partner_of
from engine.gather.children import facts_of_children
from engine.gather.persons import persons_of
from engine.meeting.state import Meeting, Round
from engine.ports import Reader
from engine.proposal.advising.commands import Advise
from engine.proposal.changing.commands import ChangeVersion
from engine.proposal.children.commands import StartChild
from engine.proposal.commands import (
    AssignTask,
    BringToMeeting,
    ChangeTask,
    StartProposal,
)
from engine.proposal.state import Proposal
from engine.proposal.suggesting.commands import Suggest
from engine.proposal.taking.commands import TakeTask
from engine.states import States
from engine.workflow.definition import Definition
from engine.workflow.shelf import Shelf


def proposal_facts(
    reader: Reader,
    states: States,
    shelf: Shelf,
    proposal: Proposal,
    command: object = None,
    urn: UrnFacts | None = None,
    actor: str = "",
) -> ProposalFacts:
    """What the guards of this proposal's moves, and its own rules, may look at. `urn` is read first, under its lock."""
    target = command.meeting if isinstance(command, BringToMeeting) else proposal.meeting
    meeting = meeting_of(states, target, proposal.movement)
    members = _members(reader, proposal.movement)
    definition = _definition(reader, shelf, proposal)
    other = _other_version(reader, shelf, proposal, command.version) if isinstance(command, ChangeVersion) else None
    at_meeting = here = meeting.present_seats() if meeting else frozenset()
    roll, voted = {each.id for each in members}, set[str]()
    if proposal.open_ballot is not None:
        seats = reader.turnout(proposal.open_ballot)
        roll = set(seats)
        if command is not None or proposal.ballots[proposal.open_ballot].tells_turnout:
            # What a screen asks beforehand tells nobody how many have voted, where that stays hidden.
            voted = {seat for seat, has_voted in seats.items() if has_voted}
        if proposal.ballots[proposal.open_ballot].rules.electorate == "persons":
            here = frozenset(meeting.attendance) if meeting else frozenset()
    newest = meeting.newest_round_about(proposal.proposal) if meeting else None
    asked = _persons_asked(proposal, other or definition, near=command is None)
    owners, says = isinstance(command, AssignTask | ChangeTask), isinstance(command, Suggest | Advise | TakeTask)
    return ProposalFacts(
        definition=definition,
        electorate=tuple(each.id for each in members),
        here=at_meeting & frozenset(each.id for each in members),
        present=frozenset((here | voted) & roll),
        weights=_weights(members),
        persons=persons_of(reader, proposal.movement, meeting) if asked else (),
        proxies=meeting.standing_proxies() if meeting else {},
        meeting_phase=meeting.phase if meeting else None,
        groups=tuple(_reported(states, group, newest) for group in newest.groups) if newest else (),
        rounds_done=_rounds_done(states, proposal),
        turns=_turns(meeting, proposal),
        urn=urn,
        organisations=frozenset(o.id for o in reader.organisations([proposal.movement])) if owners else frozenset(),
        **facts_of_children(reader, states, shelf, proposal, definition, meeting),
        **facts_of_awaited(reader, states, shelf, proposal, command, actor),
        note_stands=_note_stands(reader, states, command, proposal.movement),
        organisation=organisation_of(reader, actor, [proposal.movement]) if says else "",
        partner=partner_of(reader, actor, proposal.movement) if isinstance(command, Advise) else "",
        other_version=other,
        team_dissolved=_team_dissolved(states, proposal),
    )


def meeting_of(states: States, meeting: str | None, movement: str) -> Meeting | None:
    """The meeting, if it is one of the movement's: nobody lays their plan on the table of others."""
    found = states.meeting(meeting) if meeting else None
    return found if found and movement in found.movements else None


def _team_dissolved(states: States, proposal: Proposal) -> bool:
    team = states.team(proposal.team) if proposal.team else None
    return team is not None and team.state == "dissolved"


def _note_stands(reader: Reader, states: States, command: object, movement: str) -> bool:
    """Of a command that carries no note, it is true of nothing. A board has the id of its meeting."""
    if (note := getattr(command, "note", None)) is None:
        return True
    place, _, name = note.partition(".")
    if (group := reader.group_place(place)) is None:
        board = states.board(place) if meeting_of(states, place, movement) else None
        return board is not None and name in board.released()
    written = states.group(place)
    held = meeting_of(states, group, movement)
    return held is not None and written is not None and name in written.notes


def _other_version(reader: Reader, shelf: Shelf, proposal: Proposal, version: int) -> Definition | None:
    published = reader.workflow(proposal.workflow, version)
    return shelf.version(reader, proposal.workflow, version) if published else None


def _definition(reader: Reader, shelf: Shelf, proposal: Proposal) -> Definition:
    return shelf.version(reader, proposal.workflow, proposal.version)


def _members(reader: Reader, movement: str) -> tuple[Organisation, ...]:
    return tuple(each for each in reader.organisations([movement]) if each.kind == "member")


def _weights(members: Iterable[Organisation]) -> dict[str, int]:
    return {each.id: each.weight for each in members if each.weight != 1}


def _persons_asked(proposal: Proposal | None, definition: Definition | None, *, near: bool = False) -> bool:
    """Whether a ballot of this proposal could be one of persons: reading them all is for those alone. With `near`, only
    a ballot where it is or one move further: no guard looks beyond that, and guards are tried every second."""
    staged = {name: stage.rules for name, stage in definition.stages.items() if stage.rules} if definition else {}
    rules = [*staged.items(), *(proposal.rules.items() if proposal else ())]
    if near and proposal and definition:
        close_by = {proposal.stage, *(move.target for move in definition.moves_from(proposal.stage))}
        rules = [(stage, each) for stage, each in rules if stage in close_by]
    return any(each.electorate == "persons" for _, each in rules)


def _reported(states: States, group: str, held: Round) -> GroupFact:
    """Closing the round is the coordinator's word that all are done: a table without a phone must not hold a vote."""
    notes = states.group(group)
    return GroupFact(group=group, reported=not held.open or bool(notes and notes.reported))


def _turns(meeting: Meeting | None, proposal: Proposal) -> TurnsFact:
    """Of the round that was begun since the proposal came to its stage."""
    asked = meeting.floor.asked.get(proposal.proposal) if meeting else None
    if meeting is None or asked is None or asked.since < proposal.since:
        return TurnsFact()
    return TurnsFact(asked=len(asked.people), waiting=len(meeting.floor.yet_to_speak(proposal.proposal)))


def _rounds_done(states: States, proposal: Proposal) -> int:
    meetings = (meeting_of(states, each, proposal.movement) for each in dict.fromkeys(proposal.meetings))
    rounds = (held for meeting in meetings if meeting for held in meeting.rounds.values())
    about = [held for held in rounds if held.proposal == proposal.proposal and held.groups]
    # A closed round is done, whatever its groups wrote: they need not be read.
    return sum(not held.open or all(_reported(states, each, held).reported for each in held.groups) for held in about)


def starting_facts(reader: Reader, states: States, shelf: Shelf, command: StartProposal) -> ProposalFacts:
    """Also what guards of automatic moves look at: the start stage may be left at once."""
    meeting = meeting_of(states, command.meeting, command.movement)
    members = _members(reader, command.movement)
    electorate = tuple(each.id for each in members)
    here = meeting.present_seats() & frozenset(electorate) if meeting else frozenset[str]()
    definition = _begun_on(reader, shelf, command)
    return ProposalFacts(
        definition=definition,
        electorate=electorate,
        here=here,
        present=here,
        weights=_weights(members),
        persons=persons_of(reader, command.movement, meeting) if _persons_asked(None, definition) else (),
        proxies=meeting.standing_proxies() if meeting else {},
        meeting_phase=meeting.phase if meeting else None,
        note_stands=_note_stands(reader, states, command, command.movement),
    )


def child_facts(reader: Reader, states: States, shelf: Shelf, command: StartChild) -> ProposalFacts:
    """As when somebody starts it themselves, on the workflow that the parent has said."""
    parent = states.proposal(command.parent)
    asked = parent.children.get(command.proposal) if parent else None
    if parent is None or asked is None:
        return ProposalFacts()
    starting = StartProposal(
        proposal=command.proposal, movement=parent.movement, workflow=asked.workflow, title=asked.workflow
    )
    return replace(starting_facts(reader, states, shelf, starting), parent=parent)


def _begun_on(reader: Reader, shelf: Shelf, command: StartProposal) -> Definition | None:
    """The newest version, if this movement begins proposals on the workflow."""
    known = command.workflow in reader.workflows(command.movement)
    if not known or command.workflow in reader.retired_workflows(command.movement):
        return None
    return shelf.newest(reader, command.workflow)
