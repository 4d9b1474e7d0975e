"""Meetings in people's own calendars: when, where, how long, and that one is off after all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Component

from engine.meeting.commands import (
    AddAgendaItem,
    AgendaLine,
    ArchiveMeeting,
    ChangeMeeting,
    EndMeeting,
    OpenDoors,
    PlanMeeting,
)
from tests.web.world import MEETING, World, deciding_world

PLANNED = {
    "meeting": "spring",
    "title": "Spring; meeting, with tea",
    "starts_at": "2030-05-09T11:00:00Z",
    "time_zone": "Europe/Amsterdam",
    "place": "The old mill",
    "call_link": "https://call.example/mill",
    "dial_in": "088 000 48 21",
}


@pytest.fixture
def spring(tmp_path: Path) -> Iterator[World]:
    world = deciding_world(tmp_path)
    world.do(PlanMeeting(movements=(world.movement,), **PLANNED))
    yield world
    world.close()


def read(world: World, role: str, address: str = "/api/meetings/spring/calendar.ics") -> list[Component]:
    response = world.as_role(role).get(address)
    assert response.content_type == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.data)
    assert calendar["prodid"]
    assert calendar["version"] == "2.0"
    return list(calendar.walk("VEVENT"))


def event(world: World, role: str = "delegate") -> Component:
    (found,) = read(world, role)
    return found


def change(**fields: Any) -> ChangeMeeting:
    return ChangeMeeting(**({**PLANNED, "entry": "admit", "lasts": 0} | fields))


def test_it_says_when_and_where_in_the_zone_of_the_meeting(spring: World) -> None:
    seen = event(spring)

    assert seen["summary"] == "Spring; meeting, with tea"
    assert seen["location"] == "The old mill"
    assert seen["dtstart"].params["TZID"] == "Europe/Amsterdam"
    assert seen.start.isoformat() == "2030-05-09T13:00:00+02:00"
    assert seen["url"].endswith("/m/spring")
    assert seen["status"] == "CONFIRMED"


def test_the_file_brings_the_zone_that_it_names(spring: World) -> None:
    calendar = Calendar.from_ical(spring.as_role("delegate").get("/api/meetings/spring/calendar.ics").data)

    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]


def test_it_lasts_as_long_as_was_said_else_as_its_agenda_else_two_hours(spring: World) -> None:
    assert event(spring).end - event(spring).start == timedelta(hours=2)

    for item, minutes in (("a", 45), ("b", 30)):
        spring.do(AddAgendaItem(meeting="spring", line=AgendaLine(item=item, title=item, minutes=minutes)))
    assert event(spring).end - event(spring).start == timedelta(minutes=75)

    spring.do(change(lasts=200))
    assert event(spring).end - event(spring).start == timedelta(minutes=200)


def test_a_change_is_the_same_entry_with_a_higher_number(spring: World) -> None:
    before = event(spring)

    spring.do(change(starts_at="2030-05-10T11:00:00Z"))

    after = event(spring)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.start.isoformat() == "2030-05-10T13:00:00+02:00"


def test_one_that_is_put_away_before_it_began_is_off(spring: World) -> None:
    before = event(spring)

    spring.do(ArchiveMeeting(meeting="spring"))

    assert event(spring)["status"] == "CANCELLED"
    assert event(spring)["sequence"] > before["sequence"]


def test_one_that_is_put_away_afterwards_was_held(spring: World) -> None:
    spring.do(OpenDoors(meeting="spring"))
    spring.do(EndMeeting(meeting="spring"))
    spring.do(ArchiveMeeting(meeting="spring"))

    assert event(spring)["status"] == "CONFIRMED"


@pytest.mark.parametrize(("role", "gets"), [("delegate", True), ("observer", True), ("screen", False)])
def test_the_link_and_the_number_of_the_call_are_for_who_may_take_part(spring: World, role: str, gets: bool) -> None:
    description = event(spring, role)["description"]
    assert [way in description for way in ("call.example", "088 000 48 21")] == [gets, gets]


def test_all_my_coming_meetings_in_one_file(spring: World) -> None:
    spring.do(
        PlanMeeting(
            movements=(spring.movement,), **(PLANNED | {"meeting": "past", "starts_at": "2020-01-01T12:00:00Z"})
        )
    )
    mine = {str(each["uid"]) for each in read(spring, "participant", "/api/calendar.ics")}
    guests = {str(each["uid"]) for each in read(spring, "guest", "/api/calendar.ics")}

    assert mine == {"spring@polder", f"{MEETING}@polder"}
    assert guests == {f"{MEETING}@polder"}
    assert read(spring, "waiting", "/api/calendar.ics") == []
    assert read(spring, "outsider", "/api/calendar.ics") == []


def test_what_has_ended_is_not_coming(spring: World) -> None:
    spring.do(EndMeeting(meeting=MEETING))

    assert {str(each["uid"]) for each in read(spring, "delegate", "/api/calendar.ics")} == {"spring@polder"}
