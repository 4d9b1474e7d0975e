"""What the minutes ask of a calendar: the next meeting, each task on the day by which it should be done, and each
decision on the day on which it is looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from engine.minutes.record import Agreed, Minutes
from engine.moment import instant
from web.calendars import USUAL
from web.minutes.voice import Voice


def as_calendar(minutes: Minutes, voice: Voice, address: str, now: datetime) -> bytes:
    """`address` is where the minutes are read; nothing in the file asks anything of who opens it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Polder//Polder//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in (*_next(minutes, voice), *_due(minutes, voice), *_reviews(minutes, voice)):
        event.add("dtstamp", now)
        event.add("url", address)
        calendar.add_component(event)
    if minutes.next_date:
        year = instant(minutes.next_date).year
        calendar.add_missing_timezones(first_date=date(year - 1, 1, 1), last_date=date(year + 2, 1, 1))
    return bytes(calendar.to_ical())


def is_dated(minutes: Minutes) -> bool:
    """Whether the calendar has anything in it; an empty file puts off who opens it."""
    return bool(minutes.next_date) or any(_still_due(minutes)) or any(each.review for each in minutes.decisions)


def _next(minutes: Minutes, voice: Voice) -> Iterator[Event]:
    if not minutes.next_date:
        return
    begins = instant(minutes.next_date).astimezone(ZoneInfo(minutes.time_zone))
    event = Event()
    event.add("uid", f"{minutes.meeting}-next@polder")
    event.add("summary", ", ".join(minutes.movements))
    event.add("description", voice.say("minutes.next_after", title=voice.words(minutes.title)))
    event.add("dtstart", begins)
    event.add("dtend", begins + USUAL)
    yield event


def _due(minutes: Minutes, voice: Voice) -> Iterator[Event]:
    """Whole days on which nobody is busy; what is done needs no day."""
    return (_task(task, voice) for task in _still_due(minutes))


def _still_due(minutes: Minutes) -> Iterator[Agreed]:
    return (task for each in minutes.decisions for task in each.tasks if task.due and not task.done)


def _task(task: Agreed, voice: Voice) -> Event:
    return _whole_day(f"{task.task}@polder", voice.task(task), date.fromisoformat(task.due))


def _reviews(minutes: Minutes, voice: Voice) -> Iterator[Event]:
    for each in minutes.decisions:
        if each.review:
            said = voice.say("minutes.review_of", title=voice.words(each.title))
            yield _whole_day(f"{each.proposal}-review@polder", said, date.fromisoformat(each.review))


def _whole_day(uid: str, summary: str, day: date) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("summary", summary)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event
