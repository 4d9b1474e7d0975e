"""A round while it runs: walking and being seated, who leads the talk, messages, the bell, more time, and its end."""

from __future__ import annotations

from datetime import timedelta

from engine.errors import Refused, refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import (
    BeHost,
    CloseGroups,
    GiveRoundTime,
    RingBell,
    SeatPerson,
    SetGroup,
    TellGroups,
    WalkToGroup,
)
from engine.meeting.dealing import suits
from engine.meeting.decision import Decision, not_open
from engine.meeting.events import (
    BellRung,
    GroupHosted,
    GroupsClosed,
    GroupSet,
    GroupsTold,
    RoundTimeGiven,
    WalkedToGroup,
)
from engine.meeting.grouping import takes_part
from engine.meeting.state import Meeting
from engine.moment import HOUSE, Moment, instant, timestamp
from engine.text import said


def walk_to(meeting: Meeting, command: WalkToGroup, facts: MeetingFacts, moment: Moment) -> Decision:
    """People may walk to any place; that it is of the other kind, their screen tells them before."""
    if wrong := _not_running(meeting, command.group):
        return wrong
    if moment.actor not in meeting.attendance:
        return refuse("not_checked_in")
    if meeting.sits_in.get(moment.actor) == command.group:
        return ()
    return (WalkedToGroup(person=moment.actor, group=command.group),)


def seat_person(meeting: Meeting, command: SeatPerson, facts: MeetingFacts, moment: Moment) -> Decision:
    """A coordinator puts nobody at a place that they cannot come to, unless the round has no other."""
    if wrong := _not_running(meeting, command.group):
        return wrong
    here = meeting.attendance.get(command.person)
    if here is None:
        return refuse("person_not_here")
    if command.person not in takes_part(meeting, facts):
        return refuse("only_looks_on")
    group = meeting.groups[command.group]
    if not suits(group.place, here.mode, (each.place for each in meeting.groups_in(group.round))):
        return refuse("wrong_place", mode=here.mode)
    if meeting.sits_in.get(command.person) == command.group:
        return ()
    return (WalkedToGroup(person=command.person, group=command.group, by=moment.actor),)


def be_host(meeting: Meeting, command: BeHost, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := _not_running(meeting, command.group):
        return wrong
    if meeting.sits_in.get(moment.actor) != command.group:
        return refuse("not_your_group")
    if meeting.groups[command.group].host == moment.actor:
        return ()
    return (GroupHosted(group=command.group, person=moment.actor),)


def set_group(meeting: Meeting, command: SetGroup, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := _not_running(meeting, command.group):
        return wrong
    if command.host is not None and meeting.sits_in.get(command.host) != command.group:
        return refuse("not_in_group")
    return (GroupSet(group=command.group, link=said(command.link), host=command.host),)


def tell_groups(meeting: Meeting, command: TellGroups, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := _round_not_running(meeting, command.round):
        return wrong
    return (GroupsTold(round=command.round, text=said(command.text.strip()), at=moment.at),)


def ring_bell(meeting: Meeting, command: RingBell, facts: MeetingFacts, moment: Moment) -> Decision:
    """What the house rings for must still be so: a round that got more time, or has closed, is left alone."""
    if wrong := _round_not_running(meeting, command.round):
        return wrong
    ends_at = meeting.rounds[command.round].ends_at
    if moment.actor == HOUSE and (ends_at is None or moment.now < instant(ends_at)):
        return ()
    return (BellRung(round=command.round, at=moment.at),)


def give_round_time(meeting: Meeting, command: GiveRoundTime, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := _round_not_running(meeting, command.round):
        return wrong
    ends_at = meeting.rounds[command.round].ends_at
    start = max(moment.now, instant(ends_at)) if ends_at else moment.now
    return (RoundTimeGiven(round=command.round, ends_at=timestamp(start + timedelta(minutes=command.minutes))),)


def close_groups(meeting: Meeting, command: CloseGroups, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := _round_not_running(meeting, command.round):
        return wrong
    return (GroupsClosed(round=command.round),)


def _not_running(meeting: Meeting, group: str) -> Refused | None:
    if wrong := not_open(meeting):
        return wrong
    found = meeting.round_of(group)
    if found is None:
        return refuse("not_found", what="group")
    return None if found.open else refuse("round_closed")


def _round_not_running(meeting: Meeting, round: str) -> Refused | None:
    if wrong := not_open(meeting):
        return wrong
    found = meeting.rounds.get(round)
    if found is None:
        return refuse("not_found", what="round")
    return None if found.open else refuse("round_closed")
