"""Rounds of small groups: dealing people over them, walking between them, closing them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from random import Random

from engine.errors import Refused, refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import CloseGroups, FormGroups, WalkToGroup
from engine.meeting.decision import Decision, not_open
from engine.meeting.events import FormedGroup, GroupsClosed, GroupsFormed, WalkedToGroup
from engine.meeting.state import Meeting
from engine.moment import Moment
from engine.text import said

GUESTS = ""
"""Stands for the organisation of those who have none, so that guests are spread as well."""


def form_groups(meeting: Meeting, command: FormGroups, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := _cannot_form(meeting, command, facts):
        return wrong
    people = _those_who_take_part(meeting, facts)
    if not people:
        return refuse("nobody_to_group")
    room, online = _by_place(meeting, people, command)
    dice = moment.dice()
    places = [
        *(("table", number, each) for number, each in enumerate(deal(room, people, command.tables, dice), 1)),
        *(("room", number, each) for number, each in enumerate(deal(online, people, command.rooms, dice), 1)),
    ]
    groups = tuple(
        FormedGroup(group=moment.new_id(f"group-{n}"), place=place, number=number, people=those)
        for n, (place, number, those) in enumerate(places, 1)
    )
    formed = GroupsFormed(
        round=command.round,
        question=said(command.question),
        proposal=command.proposal,
        groups=groups,
        at=moment.at,
    )
    return (formed,)


def deal(people: Iterable[str], organisation_of: Mapping[str, str], places: int, dice: Random) -> list[tuple[str, ...]]:
    """Spread people over at most so many places: like cards, one organisation after the other, so that neither the
    sizes nor an organisation's numbers at two places differ by more than one. Everyone is dealt once, by lot. No place
    is left empty: an empty group could never report."""
    order = sorted(people)
    dice.shuffle(order)
    turn = sorted({organisation_of[person] for person in order})
    dice.shuffle(turn)
    order.sort(key=lambda person: turn.index(organisation_of[person]))
    used = min(places, len(order))
    return [tuple(order[first::used]) for first in range(used)]


def walk_to(meeting: Meeting, command: WalkToGroup, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    found = meeting.round_of(command.group)
    if found is None:
        return refuse("not_found", what="group")
    if not found.open:
        return refuse("round_closed")
    if moment.actor not in meeting.attendance:
        return refuse("not_checked_in")
    if meeting.sits_in.get(moment.actor) == command.group:
        return ()
    return (WalkedToGroup(person=moment.actor, group=command.group),)


def close_groups(meeting: Meeting, command: CloseGroups, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    found = meeting.rounds.get(command.round)
    if found is None:
        return refuse("not_found", what="round")
    return (GroupsClosed(round=command.round),) if found.open else refuse("round_closed")


def _cannot_form(meeting: Meeting, command: FormGroups, facts: MeetingFacts) -> Refused | None:
    if wrong := not_open(meeting):
        return wrong
    if command.round in meeting.rounds:
        return refuse("already_exists", what="round")
    if command.proposal is not None and command.proposal not in facts.known_proposals:
        return refuse("not_found", what="proposal")
    if command.tables + command.rooms < 1:
        return refuse("no_places")
    return refuse("round_still_open") if meeting.open_round() else None


def _those_who_take_part(meeting: Meeting, facts: MeetingFacts) -> Mapping[str, str]:
    """Person → organisation, of everyone here who may sit in a group: by a membership, or let in to take part."""
    return {person: facts.organisation_of.get(person, GUESTS) for person in _taking_part(meeting, facts)}


def _taking_part(meeting: Meeting, facts: MeetingFacts) -> Iterator[str]:
    for person in meeting.attendance:
        if person in facts.organisation_of or meeting.admitted.get(person) == "participant":
            yield person


def _by_place(meeting: Meeting, people: Iterable[str], command: FormGroups) -> tuple[list[str], list[str]]:
    """Who sits at a table, and who in an online room. Without a place of their own sort, people join the others."""
    here = [person for person in people if meeting.attendance[person].mode == "room"]
    online = [person for person in people if meeting.attendance[person].mode == "online"]
    if command.tables == 0:
        return [], here + online
    if command.rooms == 0:
        return here + online, []
    return here, online
