"""From what happened to the minutes. Pure: the same states and words give the same minutes, so they can be made again
at any time, and a text that has been erased since is gone from them as well."""

from __future__ import annotations

from collections.abc import Iterable

from engine.lookup import Lookup
from engine.meeting.state import Item, Meeting
from engine.minutes.decided import decision_on
from engine.minutes.presence import absent_from, present_at
from engine.minutes.record import Minutes, Point
from engine.minutes.talk import rounds_of
from engine.proposal.state import Proposal


def take_minutes(meeting: Meeting, proposals: Iterable[Proposal], lookup: Lookup) -> Minutes:
    """`proposals` are those that the meeting's channel shows, in its order."""
    return Minutes(
        title=lookup.words(meeting.title),
        movements=tuple(lookup.movement_name(movement) for movement in meeting.movements),
        starts_at=meeting.starts_at,
        time_zone=meeting.time_zone,
        place=lookup.words(meeting.place),
        phase=meeting.phase,
        seats=len(lookup.seats(meeting.movements)),
        present=present_at(meeting, lookup),
        absent=absent_from(meeting, lookup),
        agenda=tuple(_point(item, lookup) for item in meeting.agenda.values()),
        rounds=rounds_of(meeting, lookup),
        decisions=tuple(decision_on(proposal, lookup) for proposal in proposals),
        next_date=meeting.next_date,
    )


def _point(item: Item, lookup: Lookup) -> Point:
    return Point(title=lookup.words(item.title), minutes=item.minutes, begun=item.begun)
