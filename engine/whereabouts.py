"""What a change of roles means for somebody who sits in a meeting that is going on, or waits at its door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from engine.directory import Change, Erasure, Membership, MembershipEnded, Revocation
from engine.gather.belonging import seats_of
from engine.meeting.events import CheckedIn, CheckedOut, FloorTakenBack, TurnedAway
from engine.meeting.floor import turn_over
from engine.meeting.state import Meeting
from engine.moment import timestamp
from engine.policy import PRESENT
from engine.ports import Reader
from engine.roles import roles_in_meeting
from engine.states import States

Happens = CheckedIn | CheckedOut | FloorTakenBack | TurnedAway


def after(
    reader: Reader, states: States, changes: Sequence[Change], now: datetime
) -> Iterator[tuple[str, tuple[Happens, ...]]]:
    """Meetings, in id order (they are locked so), with what happens there. Asked once the changes have been written:
    who has no role left is checked out, whose seats are others now stands for those, and who can be let in no more
    waits no more."""
    touched = {each.person for each in changes if isinstance(each, (Membership, MembershipEnded, Revocation))}
    places = {(meeting, person) for person, all in reader.attending(touched).items() for meeting in all}
    shut_out = {each.person for each in changes if isinstance(each, (Revocation, Erasure))}
    places |= {(known.guest_of, id) for id in shut_out if (known := reader.person(id)) and known.guest_of}
    for meeting_id, person in sorted(places):
        meeting = states.meeting(meeting_id)
        if meeting is not None and (events := _after(reader, meeting, person, timestamp(now))):
            yield meeting_id, events


def _after(reader: Reader, meeting: Meeting, person: str, at: str) -> tuple[Happens, ...]:
    if person in meeting.waiting:
        return () if roles_in_meeting(reader, person, meeting) else (TurnedAway(person=person),)
    here = meeting.attendance.get(person)
    if here is None:
        return ()
    if not roles_in_meeting(reader, person, meeting) & PRESENT:
        return (*turn_over(meeting, person, at), CheckedOut(person=person))
    seats = seats_of(reader, person, meeting.movements)
    return (CheckedIn(person=person, mode=here.mode, seats=seats),) if seats != here.seats else ()
