"""Reads the facts that a decision needs from outside its stream, in the transaction of the decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from engine.ballot.contests import paper_rules
from engine.ballot.papers import published, urn_digest
from engine.ballot.reasons import given_on
from engine.ballot.standing import StandingPaper
from engine.board.commands import RewriteCard
from engine.board.support import scale_of
from engine.channel import concerns
from engine.directory import Organisation
from engine.facts import BoardFacts, GroupFact, GroupFacts, MeetingFacts, ProposalFacts, TurnsFact, UrnFacts
from engine.feelings import CLAUSE, subject
from engine.gather_children import facts_of_children
from engine.gather_persons import kinds_of, may_hold_for, persons_of
from engine.meeting.commands import (
    AddAgendaItem,
    AgendaLine,
    AskEveryone,
    ChangeAgendaItem,
    CheckIn,
    Feel,
    FormGroups,
    GiveProxy,
    HarvestNote,
    MarkPresent,
    PlanMeeting,
    PointAt,
    ReopenMeeting,
    SeatPerson,
    WithdrawProxy,
)
from engine.meeting.state import Meeting, Round
from engine.policy import SEATED
from engine.ports import Paper, Reader, Transaction
from engine.presence import seat_modes
from engine.proposal.advising.commands import Advise
from engine.proposal.changing.commands import ChangeVersion
from engine.proposal.children.commands import StartChild
from engine.proposal.commands import (
    AssignTask,
    BreakTie,
    BringToMeeting,
    ChangeTask,
    CloseBallot,
    RevealResult,
    StartProposal,
)
from engine.proposal.state import Ballot, Proposal
from engine.proposal.suggesting.commands import Suggest
from engine.roles import roles_in_meeting
from engine.states import States
from engine.workflow.definition import Definition
from engine.workflow.shelf import Shelf


def meeting_facts(reader: Reader, states: States, command: object, actor: str) -> MeetingFacts:
    """Only what the command at hand needs; the rest stays empty."""
    match command:
        case PlanMeeting(movements=movements, agenda=agenda):
            return MeetingFacts(
                known_movements=frozenset(m for m in movements if reader.movement(m)),
                known_proposals=_known(states, movements, {line.proposal for line in agenda}),
            )
        case (
            AddAgendaItem(meeting=meeting, line=AgendaLine(proposal=proposal))
            | ChangeAgendaItem(meeting=meeting, line=AgendaLine(proposal=proposal))
            | AskEveryone(meeting=meeting, proposal=proposal)
        ):
            return MeetingFacts(known_proposals=_known(states, _movements(states, meeting), {proposal}))
        case CheckIn(meeting=meeting):
            return _seat_facts(reader, states, meeting, actor)
        case MarkPresent(meeting=meeting, person=person):
            return _seat_facts(reader, states, meeting, person)
        case FormGroups(meeting=meeting, proposal=proposal):
            return MeetingFacts(
                known_proposals=_known(states, _movements(states, meeting), {proposal}),
                organisation_of=_organisations_taking_part(reader, states.meeting(meeting)),
            )
        case SeatPerson(meeting=meeting):
            return MeetingFacts(organisation_of=_organisations_taking_part(reader, states.meeting(meeting)))
        case HarvestNote(group=group):
            notes = states.group(group)
            return MeetingFacts(notes={group: frozenset(notes.notes)} if notes else {})
        case PointAt(meeting=meeting, proposal=proposal, clause=clause) if proposal and clause:
            return MeetingFacts(scales=_scales(states, meeting, subject(proposal, clause)))
        case Feel(meeting=meeting, about=about):
            return MeetingFacts(scales=_scales(states, meeting, about))
        case GiveProxy(meeting=meeting) | WithdrawProxy(meeting=meeting):
            return _facts_of_proxies(reader, states.meeting(meeting), command, actor)
        case ReopenMeeting(meeting=meeting):
            return _facts_of_reopening(reader, states.meeting(meeting))
    return MeetingFacts()


def _movements(states: States, meeting: str) -> tuple[str, ...]:
    found = states.meeting(meeting)
    return found.movements if found else ()


def _known(states: States, movements: tuple[str, ...], proposals: set[str | None]) -> frozenset[str]:
    """Those of the meeting's own movements: what stands on an agenda is shown to everyone there."""
    found = [states.proposal(id) for id in proposals if id is not None]
    return frozenset(each.proposal for each in found if each is not None and each.movement in movements)


def _scales(states: States, meeting_id: str, about: str) -> dict[str, range]:
    """How one can feel about a clause that the meeting shows, or a card of its board; nothing for what it does not."""
    if "." not in about:
        board = states.board(meeting_id)
        scale = scale_of(board.cards.get(about)) if board else None
        return {about: scale} if scale else {}
    proposal_id, _, clause = about.partition(".")
    meeting, proposal = states.meeting(meeting_id), states.proposal(proposal_id)
    if meeting is None or proposal is None or not concerns(meeting, proposal):
        return {}
    return {about: CLAUSE} if clause in proposal.clauses else {}


def _seat_facts(reader: Reader, states: States, meeting_id: str, person: str) -> MeetingFacts:
    meeting = states.meeting(meeting_id)
    if meeting is None:
        return MeetingFacts()
    known = bool(roles_in_meeting(reader, person, meeting) - {"waiting"})
    return MeetingFacts(
        person_known=known,
        seats_of={person: seats_of(reader, person, meeting.movements)},
        first_time=person not in meeting.came and _first_time(reader, meeting, person),
    )


def _first_time(reader: Reader, meeting: Meeting, person: str) -> bool:
    """At a movement's very first meeting all are new, so nobody is."""
    elsewhere = meeting.movements, meeting.id
    return reader.came_before(*elsewhere) and not reader.came_before(*elsewhere, person)


def seats_of(reader: Reader, person: str, movements: tuple[str, ...]) -> tuple[str, ...]:
    """The member organisations of the movements that the person may cast for, in their own order."""
    casts_for = {each.organisation for each in reader.memberships(person) if each.role == "delegate"}
    return tuple(o.id for o in reader.organisations(movements) if o.kind == "member" and o.id in casts_for)


def _organisations_taking_part(reader: Reader, meeting: Meeting | None) -> dict[str, str]:
    """Everyone whose membership lets them take part → their organisation."""
    members = reader.memberships_in(meeting.movements) if meeting else ()
    return {each.person: each.organisation for each in members if each.role in SEATED}


def _facts_of_reopening(reader: Reader, meeting: Meeting | None) -> MeetingFacts:
    if meeting is None:
        return MeetingFacts()
    seats = {person: seats_of(reader, person, meeting.movements) for person in meeting.attendance}
    return MeetingFacts(gone=_gone(reader, meeting), seats_of=seats)


def _gone(reader: Reader, meeting: Meeting) -> frozenset[str]:
    """Those in the attendance who have no role there any more: their access was revoked, or they were erased."""
    members = {each.person for each in reader.memberships_in(meeting.movements)}
    others = (person for person in meeting.attendance if person not in members)
    return frozenset(person for person in others if not roles_in_meeting(reader, person, meeting))


def _facts_of_proxies(
    reader: Reader, meeting: Meeting | None, command: GiveProxy | WithdrawProxy, actor: str
) -> MeetingFacts:
    """An organisation leaves its vote to a member organisation, a person their own to another person."""
    if meeting is None:
        return MeetingFacts()
    own = seats_of(reader, actor, meeting.movements)
    holders: Iterable[str] = ()
    if command.seat in own:
        # Of the same movement: two seats that are never on one roll hold nothing for each other.
        homes = [each.movement for each in reader.organisations(meeting.movements) if each.id == command.seat]
        holders = (each.id for each in reader.organisations(homes) if each.kind == "member")
    elif command.seat == actor:
        holders = may_hold_for(reader, actor, meeting.movements)
    return MeetingFacts(seats_of={actor: own}, proxy_holders=frozenset(holders))


def group_facts(reader: Reader, states: States, group: str) -> GroupFacts:
    place = reader.group_place(group)
    return GroupFacts(meeting=states.meeting(place) if place else None)


def board_facts(reader: Reader, states: States, command: Any, actor: str) -> BoardFacts:
    meeting = states.meeting(command.board)
    if meeting is None:
        return BoardFacts()
    organisation = _organisation_of(reader, actor, meeting.movements)
    felt = isinstance(command, RewriteCard) and _felt_by_others(reader, meeting.id, command.card, actor)
    return BoardFacts(meeting=meeting, organisation=organisation, felt_by_others=felt)


def _organisation_of(reader: Reader, person: str, movements: Iterable[str]) -> str:
    held = {each.organisation for each in reader.memberships(person)}
    return next((each.id for each in reader.organisations(movements) if each.id in held), "")


def partner_of(reader: Reader, person: str, movement: str) -> str:
    """The movement's partner that somebody is from; nothing of everybody else."""
    held = {each.organisation for each in reader.memberships(person)}
    partners = (each.id for each in reader.organisations([movement]) if each.kind == "partner")
    return next((each for each in partners if each in held), "")


def _felt_by_others(reader: Reader, meeting: str, card: str, actor: str) -> bool:
    everyone = sum(sum(counts.values()) for counts in reader.feelings(meeting).get(card, {}).values())
    return everyone > (card in reader.feelings_of(meeting, [actor]).get(actor, {}))


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
    meeting = _meeting_of(states, target, proposal.movement)
    members = _members(reader, proposal.movement)
    definition = _definition(reader, shelf, proposal)
    other = _other_version(reader, shelf, proposal, command.version) if isinstance(command, ChangeVersion) else None
    at_meeting = here = meeting.present_seats() if meeting else frozenset()
    roll, voted = {each.id for each in members}, set[str]()
    if proposal.open_ballot is not None:
        seats = reader.seats(proposal.open_ballot)
        roll = {each.seat for each in seats}
        if command is not None or proposal.ballots[proposal.open_ballot].tells_turnout:
            # What a screen asks beforehand tells nobody how many have voted, where that stays hidden.
            voted = {each.seat for each in seats if each.voted}
        if proposal.ballots[proposal.open_ballot].rules.electorate == "persons":
            here = frozenset(meeting.attendance) if meeting else frozenset()
    newest = meeting.newest_round_about(proposal.proposal) if meeting else None
    owners, says = isinstance(command, AssignTask | ChangeTask), isinstance(command, Suggest | Advise)
    return ProposalFacts(
        definition=definition,
        electorate=tuple(each.id for each in members),
        here=at_meeting & frozenset(each.id for each in members),
        present=frozenset((here | voted) & roll),
        weights=_weights(members),
        persons=persons_of(reader, proposal.movement, meeting) if _asks_persons(proposal, other or definition) else (),
        proxies=meeting.standing_proxies() if meeting else {},
        meeting_phase=meeting.phase if meeting else None,
        groups=tuple(_reported(states, group, newest) for group in newest.groups) if newest else (),
        rounds_done=_rounds_done(states, proposal),
        turns=_turns(meeting, proposal),
        urn=urn,
        organisations=frozenset(o.id for o in reader.organisations([proposal.movement])) if owners else frozenset(),
        **facts_of_children(reader, states, shelf, proposal, definition, meeting),
        note_stands=_note_stands(reader, states, command, proposal.movement),
        organisation=_organisation_of(reader, actor, [proposal.movement]) if says else "",
        partner=partner_of(reader, actor, proposal.movement) if isinstance(command, Advise) else "",
        other_version=other,
    )


def _meeting_of(states: States, meeting: str | None, movement: str) -> Meeting | None:
    """The meeting, if it is one of the movement's: nobody lays their plan on the table of others."""
    found = states.meeting(meeting) if meeting else None
    return found if found and movement in found.movements else None


def _note_stands(reader: Reader, states: States, command: object, movement: str) -> bool:
    """Of a command that carries no note, it is true of nothing. A board has the id of its meeting."""
    if (note := getattr(command, "note", None)) is None:
        return True
    place, _, name = note.partition(".")
    if (group := reader.group_place(place)) is None:
        board = states.board(place) if _meeting_of(states, place, movement) else None
        return board is not None and name in board.released()
    written = states.group(place)
    held = _meeting_of(states, group, movement)
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


def _asks_persons(proposal: Proposal | None, definition: Definition | None) -> bool:
    """Whether a ballot of this proposal could be one of persons: reading them all is for those alone."""
    set_rules = tuple(proposal.rules.values()) if proposal else ()
    staged = tuple(stage.rules for stage in definition.stages.values() if stage.rules) if definition else ()
    return any(each.electorate == "persons" for each in (*set_rules, *staged))


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
    meetings = (_meeting_of(states, each, proposal.movement) for each in dict.fromkeys(proposal.meetings))
    rounds = (held for meeting in meetings if meeting for held in meeting.rounds.values())
    about = [held for held in rounds if held.proposal == proposal.proposal and held.groups]
    # A closed round is done, whatever its groups wrote: they need not be read.
    return sum(not held.open or all(_reported(states, each, held).reported for each in held.groups) for held in about)


def starting_facts(reader: Reader, states: States, shelf: Shelf, command: StartProposal) -> ProposalFacts:
    """Also what guards of automatic moves look at: the start stage may be left at once."""
    meeting = _meeting_of(states, command.meeting, command.movement)
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
        persons=persons_of(reader, command.movement, meeting) if _asks_persons(None, definition) else (),
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


def _sides(ballot: Ballot, meeting: Meeting | None, papers: Iterable[Paper]) -> dict[str, str]:
    """Where each seat that voted is. Who voted without checking in is online."""
    voted = [paper.seat for paper in papers if paper.seat is not None]
    attendance = meeting.attendance if meeting else {}
    if ballot.of_persons:
        return {person: attendance[person].mode if person in attendance else "online" for person in voted}
    return {seat: mode for seat, (_, mode) in seat_modes(attendance, sorted(voted)).items()}


def urn_facts(
    tx: Transaction, states: States, proposal: Proposal, command: CloseBallot | BreakTie | RevealResult
) -> UrnFacts | None:
    """What the urn holds, read with the ballot locked: no cast is under way and none begins before the commit."""
    wanted = (proposal.open_ballot,) if isinstance(command, CloseBallot) else tuple(proposal.ballots)
    if command.ballot not in wanted:
        return None
    tx.lock_urn(command.ballot)
    papers = tx.papers(command.ballot)
    meeting = _meeting_of(states, proposal.meeting, proposal.movement)
    ballot = proposal.ballots[command.ballot]
    sides = _sides(ballot, meeting, papers)
    voted = [each.seat for each in papers if each.seat]
    kinds = kinds_of(tx, proposal.movement, voted) if ballot.of_persons else {}
    return UrnFacts(
        ballot=command.ballot,
        papers=tuple(
            StandingPaper(
                choice=paper.choice,
                weight=paper.weight,
                side=sides.get(paper.seat or "", ""),
                kind=kinds.get(paper.seat or "", ""),
            )
            for paper in papers
        ),
        digest=urn_digest(published(papers, ballot.rules.secrecy)),
        voted=len(papers),
        reasons=given_on(papers, ballot.questions, paper_rules(ballot.rules, ballot.offer), ballot.rules.secrecy),
    )
