"""What a change of roles means for somebody who sits in a meeting that is going on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.directory import Change, Membership, MembershipEnded, Revocation
from engine.gather import seats_of
from engine.meeting.events import CheckedIn, CheckedOut
from engine.meeting.state import Meeting
from engine.policy import PRESENT
from engine.ports import Reader
from engine.roles import roles_in_meeting
from engine.states import States


def after(reader: Reader, states: States, changes: Iterable[Change]) -> Iterator[tuple[str, CheckedIn | CheckedOut]]:
    """Meetings, in id order (they are locked so), with what happens there. Asked once the changes have been written:
    who has no role left is checked out, and whose seats are others now stands for those."""
    touched = {each.person for each in changes if isinstance(each, (Membership, MembershipEnded, Revocation))}
    places = reader.attending(touched)
    for meeting_id, person in sorted((meeting, person) for person, all in places.items() for meeting in all):
        meeting = states.meeting(meeting_id)
        if meeting is not None and (event := _after(reader, meeting, person)):
            yield meeting_id, event


def _after(reader: Reader, meeting: Meeting, person: str) -> CheckedIn | CheckedOut | None:
    here = meeting.attendance.get(person)
    if here is None:
        return None
    if not roles_in_meeting(reader, person, meeting) & PRESENT:
        return CheckedOut(person=person)
    seats = seats_of(reader, person, meeting.movements)
    return CheckedIn(person=person, mode=here.mode, seats=seats) if seats != here.seats else None
