"""Meetings as calendar files (RFC 5545): a calendar that has read one before sees what changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from engine.meeting.state import Meeting
from engine.moment import instant

USUAL = timedelta(hours=2)
"""How long a meeting is taken to last when nobody said so and its agenda does not either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A meeting with the words that its entry shows. `description` holds the call's link only for who may have it."""

    meeting: Meeting
    title: str
    place: str
    description: str
    address: str


def calendar_of(entries: Iterable[Entry], now: datetime) -> bytes:
    """A file with these meetings, and the time zones that they name."""
    entries = list(entries)
    calendar = Calendar()
    calendar.add("prodid", "-//Polder//Polder//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, now))
    if entries:
        years = [instant(each.meeting.starts_at).year for each in entries]
        calendar.add_missing_timezones(first_date=date(min(years) - 1, 1, 1), last_date=date(max(years) + 2, 1, 1))
    return bytes(calendar.to_ical())


def ends_at(meeting: Meeting) -> datetime:
    """As it was said; else what the agenda adds up to; else as long as meetings usually last."""
    minutes = meeting.lasts or sum(item.minutes for item in meeting.agenda.values())
    return instant(meeting.starts_at) + (timedelta(minutes=minutes) if minutes else USUAL)


def is_coming(meeting: Meeting, now: datetime) -> bool:
    return meeting.phase != "ended" and ends_at(meeting) > now


def _event(entry: Entry, now: datetime) -> Event:
    meeting, zone = entry.meeting, ZoneInfo(entry.meeting.time_zone)
    event = Event()
    event.add("uid", f"{meeting.id}@polder")
    event.add("sequence", meeting.changes)
    event.add("dtstamp", now)
    event.add("dtstart", instant(meeting.starts_at).astimezone(zone))
    event.add("dtend", ends_at(meeting).astimezone(zone))
    event.add("summary", entry.title)
    if entry.place:
        event.add("location", entry.place)
    event.add("description", entry.description)
    event.add("url", entry.address)
    event.add("status", "CANCELLED" if meeting.archived and meeting.phase == "planned" else "CONFIRMED")
    return event
