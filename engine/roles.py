"""Which roles a person has where a command applies, or a page is read."""

from __future__ import annotations

from collections.abc import Iterable

from engine.directory import FoundMovement
from engine.gather.directory import knows
from engine.meeting.commands import PlanMeeting
from engine.meeting.state import Meeting
from engine.moment import HOUSE
from engine.ports import Reader
from engine.proposal.commands import StartProposal
from engine.registry import kind_of
from engine.states import States
from engine.team.commands import FoundTeam

Roles = frozenset[str]


def roles_in_movements(reader: Reader, person: str, movements: Iterable[str]) -> Roles:
    """Roles by membership in any of the movements."""
    wanted = {organisation.id for organisation in reader.organisations(movements)}
    return frozenset(each.role for each in reader.memberships(person) if each.organisation in wanted)


def roles_in_meeting(reader: Reader, person: str, meeting: Meeting) -> Roles:
    """Roles by membership, by having been let in, and `waiting` for that; none once the person is revoked."""
    if reader.revoked(person):
        return frozenset()
    return with_entry(roles_in_movements(reader, person, meeting.movements), person, meeting)


def with_entry(roles: Roles, person: str, meeting: Meeting) -> Roles:
    """Somebody's roles by membership, and what they have by the meeting's own door."""
    if person in meeting.admitted:
        return roles | {meeting.admitted[person]}
    return roles | {"waiting"} if person in meeting.waiting else roles


def roles_for(reader: Reader, states: States, actor: str, command: object) -> Roles:
    """The actor's roles for this command. None at all means that they may not even know whether its object exists."""
    if actor == HOUSE:
        return frozenset({HOUSE})
    match command:
        case FoundMovement():
            return frozenset(each.role for each in reader.memberships(actor))
        case PlanMeeting(movements=movements):
            each = [roles_in_movements(reader, actor, [movement]) for movement in movements]
            return frozenset.intersection(*each) if each else frozenset()
        case StartProposal(movement=movement) | FoundTeam(movement=movement):
            return roles_in_movements(reader, actor, [movement])
    kind = kind_of(command)
    if kind.noun == "workflow":
        return roles_in_movements(reader, actor, [getattr(command, "movement", "")])
    object_id = getattr(command, kind.key)
    if kind.noun == "movement":
        return roles_in_movements(reader, actor, [object_id]) | _self(reader, actor, object_id, command)
    if kind.noun == "meeting":
        meeting = states.meeting(object_id)
        if meeting is None:
            return frozenset()
        guest = reader.person(actor)
        knows_the_code = guest is not None and guest.guest_of == object_id
        return roles_in_meeting(reader, actor, meeting) | ({"person"} if knows_the_code else frozenset())
    if kind.noun == "board":
        held = states.meeting(object_id)
        return roles_in_meeting(reader, actor, held) if held else frozenset()
    if kind.noun == "team":
        team = states.team(object_id)
        return roles_in_movements(reader, actor, [team.movement]) if team else frozenset()
    if kind.noun == "group":
        place = reader.group_place(object_id)
        meeting = states.meeting(place) if place else None
        return roles_in_meeting(reader, actor, meeting) if meeting else frozenset()
    return roles_at_proposal(reader, states, actor, object_id)


def _self(reader: Reader, actor: str, movement: str, command: object) -> Roles:
    """`self` is whoever the command is about, if the movement knows them."""
    if getattr(command, "person", None) == actor and knows(reader, movement, actor):
        return frozenset({"self"})
    return frozenset()


def roles_at_proposal(reader: Reader, states: States, person: str, proposal: str) -> Roles:
    """By the proposal's movement, and by the meeting that it was brought to."""
    found = states.proposal(proposal)
    if found is None:
        return frozenset()
    roles = roles_in_movements(reader, person, [found.movement])
    meeting = states.meeting(found.meeting) if found.meeting else None
    return roles | (roles_in_meeting(reader, person, meeting) if meeting else frozenset())
