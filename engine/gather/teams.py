"""Reads the facts that a decision about a team needs, in its transaction."""

from __future__ import annotations

from typing import Any

from engine.facts import TeamFacts
from engine.policy import SEATED
from engine.ports import Reader
from engine.states import States
from engine.team.commands import AddMember, FoundTeamFor
from engine.team.state import Team


def team_facts(reader: Reader, states: States, team: Team | None, command: Any) -> TeamFacts:
    """Only what the command at hand needs."""
    if isinstance(command, FoundTeamFor):
        return TeamFacts(founder=states.proposal(command.proposal))
    if isinstance(command, AddMember) and team is not None:
        return TeamFacts(person_takes_part=command.person in takes_part(reader, team.movement))
    return TeamFacts()


def takes_part(reader: Reader, movement: str) -> tuple[str, ...]:
    """Who can be a member of its teams: everybody whose membership lets them take part, in the order in which they
    came. An organisation that was removed takes nobody along."""
    here = {each.id for each in reader.organisations([movement])}
    found = (each for each in reader.memberships_in([movement]) if each.organisation in here)
    return tuple(dict.fromkeys(each.person for each in found if each.role in SEATED))
