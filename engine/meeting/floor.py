"""Who may speak: hands, the order of the queue, turns, and more time for what the meeting is on."""

from __future__ import annotations

from engine.errors import Refused, refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import (
    AskEveryone,
    GiveFloor,
    GiveTime,
    LowerHand,
    LowerHandOf,
    MoveHand,
    RaiseHand,
    RaiseHandFor,
    SetTurn,
    SuggestHands,
    TakeFloorBack,
)
from engine.meeting.decision import Decision, not_ended, not_open
from engine.meeting.events import (
    EveryoneAsked,
    FloorGiven,
    FloorTakenBack,
    HandLowered,
    HandRaised,
    HandsOrdered,
    HandsSuggested,
    TimeGiven,
    TurnSet,
)
from engine.meeting.queue import queue_of
from engine.meeting.state import Meeting
from engine.meeting.state.stretches import later
from engine.moment import Moment
from engine.order import moved


def raise_hand(meeting: Meeting, command: RaiseHand, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    if moment.actor not in meeting.attendance:
        return refuse("not_checked_in")
    return () if _asks_or_speaks(meeting, moment.actor) else (HandRaised(person=moment.actor, at=moment.at),)


def lower_hand(meeting: Meeting, command: LowerHand, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    if speaks(meeting, moment.actor):
        return (FloorTakenBack(at=moment.at),)
    return (HandLowered(person=moment.actor),) if moment.actor in meeting.floor.hands else ()


def raise_hand_for(meeting: Meeting, command: RaiseHandFor, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := _not_here(meeting, command.person):
        return wrong
    if _asks_or_speaks(meeting, command.person):
        return ()
    return (HandRaised(person=command.person, at=moment.at, by=moment.actor),)


def lower_hand_of(meeting: Meeting, command: LowerHandOf, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    if command.person not in meeting.floor.hands:
        return ()
    return (HandLowered(person=command.person, by=moment.actor),)


def move_hand(meeting: Meeting, command: MoveHand, facts: MeetingFacts, moment: Moment) -> Decision:
    """What the coordinator saw is the order that they change, also if it was ours."""
    if wrong := not_open(meeting):
        return wrong
    hands = meeting.floor.hands
    if command.person not in hands or (command.before is not None and command.before not in hands):
        return refuse("not_found", what="hand")
    line = tuple(each.person for each in queue_of(meeting))
    people = line if command.before == command.person else moved(line, command.person, command.before)
    return () if people == line else (HandsOrdered(people=people),)


def suggest_hands(meeting: Meeting, command: SuggestHands, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    return (HandsSuggested(),) if meeting.floor.ordered else ()


def give_floor(meeting: Meeting, command: GiveFloor, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := _not_here(meeting, command.person):
        return wrong
    if speaks(meeting, command.person):
        return ()
    mode = meeting.attendance[command.person].mode
    return (FloorGiven(person=command.person, mode=mode, at=moment.at),)


def take_floor_back(meeting: Meeting, command: TakeFloorBack, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    return (FloorTakenBack(at=moment.at),) if meeting.floor.speaker else ()


def set_turn(meeting: Meeting, command: SetTurn, facts: MeetingFacts, moment: Moment) -> Decision:
    """Also before the doors open: it is a rule that people agree on beforehand."""
    if wrong := not_ended(meeting):
        return wrong
    return () if command.minutes == meeting.floor.minutes else (TurnSet(minutes=command.minutes),)


def ask_everyone(meeting: Meeting, command: AskEveryone, facts: MeetingFacts, moment: Moment) -> Decision:
    """In a round that goes on, whoever has come since is asked as well. After it, everybody is asked anew."""
    if wrong := not_open(meeting):
        return wrong
    if command.proposal not in facts.known_proposals:
        return refuse("not_found", what="proposal")
    asked = meeting.floor.asked.get(command.proposal) if meeting.floor.yet_to_speak(command.proposal) else None
    known = asked.people if asked else ()
    people = tuple(each for each in meeting.attendance if each not in known and not speaks(meeting, each))
    events: list[EveryoneAsked | TurnSet] = []
    if people:
        events.append(EveryoneAsked(proposal=command.proposal, people=people, at=moment.at))
    if command.minutes and command.minutes != meeting.floor.minutes:
        events.append(TurnSet(minutes=command.minutes))
    return tuple(events)


def give_time(meeting: Meeting, command: GiveTime, facts: MeetingFacts, moment: Moment) -> Decision:
    """Five more minutes are five minutes: what had its time already has them from now."""
    if wrong := not_open(meeting):
        return wrong
    if meeting.item is None:
        return refuse("no_item_on")
    until = max(meeting.item_until or moment.at, moment.at)
    return (TimeGiven(item=meeting.item, minutes=command.minutes, until=later(until, minutes=command.minutes)),)


def speaks(meeting: Meeting, person: str) -> bool:
    return meeting.floor.speaker is not None and meeting.floor.speaker.person == person


def turn_over(meeting: Meeting, person: str, at: str) -> tuple[FloorTakenBack, ...]:
    """What comes before somebody leaves who is speaking."""
    return (FloorTakenBack(at=at),) if speaks(meeting, person) else ()


def _asks_or_speaks(meeting: Meeting, person: str) -> bool:
    return person in meeting.floor.hands or speaks(meeting, person)


def _not_here(meeting: Meeting, person: str) -> Refused | None:
    if wrong := not_open(meeting):
        return wrong
    return None if person in meeting.attendance else refuse("not_here")
