"""Reads what a meeting's own rules must know from outside it."""

from __future__ import annotations

from collections.abc import Iterable

from engine.board.support import scale_of
from engine.channel import concerns
from engine.facts import MeetingFacts
from engine.feelings import CLAUSE, subject
from engine.gather.belonging import seats_of
from engine.gather.persons import may_hold_for
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
from engine.meeting.state import Meeting
from engine.policy import SEATED
from engine.ports import Reader
from engine.roles import roles_in_meeting
from engine.states import States


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
