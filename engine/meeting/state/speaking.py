"""Hands that go up and down, and turns that are given and taken back."""

from __future__ import annotations

from engine.meeting.events import (
    EveryoneAsked,
    FloorGiven,
    FloorTakenBack,
    HandLowered,
    HandRaised,
    HandsOrdered,
    HandsSuggested,
    TurnSet,
)
from engine.meeting.state.floor import Floor, Speaker
from engine.meeting.state.meeting import Meeting
from engine.replacing import replace


def speaking(meeting: Meeting, event: object) -> Meeting | None:
    floor = _floor(meeting, event)
    return None if floor is None else replace(meeting, floor=floor)


def _floor(meeting: Meeting, event: object) -> Floor | None:
    floor = meeting.floor
    match event:
        case HandRaised(person=person, at=at, by=by):
            return floor.with_hand(person, at, by)
        case HandLowered(person=person):
            return floor.without_hand(person)
        case HandsOrdered(people=people):
            return floor.in_order(people)
        case HandsSuggested():
            return floor.as_raised()
        case FloorGiven(person=person, mode=mode, at=at):
            return floor.given_to(Speaker(person=person, mode=mode, item=meeting.item, since=at))
        case FloorTakenBack(at=at):
            return floor.taken_back(at)
        case EveryoneAsked(proposal=proposal, people=people, at=at):
            return floor.everyone_asked(proposal, people, at, meeting.item)
        case TurnSet(minutes=minutes):
            return replace(floor, minutes=minutes)
    return None
