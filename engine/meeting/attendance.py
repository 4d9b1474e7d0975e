"""Who is here, and who is let in."""

from __future__ import annotations

from engine.errors import Refused, refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import (
    Admit,
    AskToEnter,
    CheckIn,
    CheckOut,
    MarkAbsent,
    MarkPresent,
    TurnAway,
    WelcomeMe,
)
from engine.meeting.decision import Decision, not_ended, not_open
from engine.meeting.events import Admitted, CheckedIn, CheckedOut, EntryAsked, TurnedAway, WelcomeWished
from engine.meeting.floor import turn_over
from engine.meeting.state import Meeting
from engine.moment import Moment
from engine.policy import EVERYONE


def check_in(meeting: Meeting, command: CheckIn, facts: MeetingFacts, moment: Moment) -> Decision:
    seats = _seats(facts, moment.actor)
    return _arrive(meeting, CheckedIn(person=moment.actor, mode=command.mode, seats=seats, first=facts.first_time))


def mark_present(meeting: Meeting, command: MarkPresent, facts: MeetingFacts, moment: Moment) -> Decision:
    if not facts.person_known:
        return refuse("not_found", what="person")
    seats = _seats(facts, command.person)
    return _arrive(
        meeting,
        CheckedIn(person=command.person, mode=command.mode, seats=seats, by=moment.actor, first=facts.first_time),
    )


def welcome_me(meeting: Meeting, command: WelcomeMe, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    here = meeting.attendance.get(moment.actor)
    if here is None:
        return refuse("not_checked_in")
    if not here.first:
        return refuse("been_here_before")
    if meeting.welcomes.get(moment.actor) == command.wish:
        return ()
    return (WelcomeWished(person=moment.actor, wish=command.wish),)


def check_out(meeting: Meeting, command: CheckOut, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    if moment.actor not in meeting.attendance:
        return ()
    return (*turn_over(meeting, moment.actor, moment.at), CheckedOut(person=moment.actor))


def mark_absent(meeting: Meeting, command: MarkAbsent, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    if command.person not in meeting.attendance:
        return ()
    return (*turn_over(meeting, command.person, moment.at), CheckedOut(person=command.person, by=moment.actor))


def ask_to_enter(meeting: Meeting, command: AskToEnter, facts: MeetingFacts, moment: Moment) -> Decision:
    """Whoever has a role here already needs no letting in. What was put in the archive lets nobody new in."""
    if wrong := not_ended(meeting):
        return wrong
    person = moment.actor
    if person in meeting.admitted or person in meeting.waiting or moment.roles & EVERYONE:
        return ()
    if person in meeting.turned_away or meeting.archived:
        return refuse("entry_closed")
    if meeting.entry == "open":
        return (Admitted(person=person, role="participant"),)
    return (EntryAsked(person=person),)


def admit(meeting: Meeting, command: Admit, facts: MeetingFacts, moment: Moment) -> Decision:
    """Turning somebody away may have been a mistake."""
    if wrong := _not_known(meeting, facts):
        return wrong
    if command.person not in meeting.waiting and command.person not in meeting.turned_away:
        return refuse("not_waiting")
    return (Admitted(person=command.person, role=command.role),)


def turn_away(meeting: Meeting, command: TurnAway, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := _not_known(meeting, facts):
        return wrong
    if command.person not in meeting.waiting:
        return refuse("not_waiting")
    return (TurnedAway(person=command.person),)


def _arrive(meeting: Meeting, arrival: CheckedIn) -> Decision:
    """Checking in again is nothing new, unless the place has changed, or the seats: a replacement may have got one."""
    if wrong := not_open(meeting):
        return wrong
    here = meeting.attendance.get(arrival.person)
    if here is not None and (here.mode, here.seats) == (arrival.mode, arrival.seats):
        return ()
    return (arrival,)


def _seats(facts: MeetingFacts, person: str) -> tuple[str, ...]:
    return facts.seats_of.get(person, ())


def _not_known(meeting: Meeting, facts: MeetingFacts) -> Refused | None:
    if wrong := not_ended(meeting):
        return wrong
    return None if facts.person_known else refuse("not_found", what="person")
