"""One more event, and how the meeting is then: each part of a meeting folds the events that are its own."""

from __future__ import annotations

from engine.meeting.events import MeetingPlanned
from engine.meeting.state.agenda import agenda, as_planned
from engine.meeting.state.course import course
from engine.meeting.state.feeling import feeling
from engine.meeting.state.groups import groups
from engine.meeting.state.harvest import harvest
from engine.meeting.state.meeting import Meeting
from engine.meeting.state.minutes import minutes
from engine.meeting.state.people import people
from engine.meeting.state.proxies import proxies
from engine.meeting.state.showing import showing
from engine.meeting.state.speaking import speaking


def evolve(meeting: Meeting | None, event: object) -> Meeting:
    """The meeting after one more event. Raises ValueError for an event that cannot follow: the ledger is then wrong."""
    if isinstance(event, MeetingPlanned) and meeting is None:
        return _planned(event)
    if meeting is None:
        raise ValueError(f"a meeting cannot begin with {type(event).__name__}")
    for fold in (people, groups, harvest, agenda, speaking, course, minutes, showing, feeling, proxies):
        if (after := fold(meeting, event)) is not None:
            return after
    raise ValueError(f"a meeting cannot go on with {type(event).__name__}")


def _planned(event: MeetingPlanned) -> Meeting:
    return Meeting(
        id=event.meeting,
        movements=event.movements,
        title=event.title,
        starts_at=event.starts_at,
        time_zone=event.time_zone,
        place=event.place,
        call_link=event.call_link,
        entry=event.entry,
        code=event.code,
        lasts=event.lasts,
        series=event.series,
        dial_in=event.dial_in,
        agenda=as_planned(event.agenda),
    )
