from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.meeting.commands import (
    AddAgendaItem,
    AgendaLine,
    ArchiveMeeting,
    BeginAgendaItem,
    ChangeMeeting,
    OpenDoors,
    PlanMeeting,
    SetNextDate,
)
from engine.meeting.events import (
    Admitted,
    AgendaItemAdded,
    AgendaItemBegun,
    EntryAsked,
    MeetingChanged,
    NextDateSet,
    PlannedItem,
    TurnedAway,
)
from engine.text import said
from tests.engine.meeting.scenes import MEETING, at_the_door, ended, opened, planned

NOW = "2022-11-09T12:00:00Z"

PLAN = PlanMeeting(
    meeting="m1",
    movements=("care",),
    title="Autumn meeting",
    starts_at="2022-11-09T13:00:00+01:00",
    place="Utrecht",
    agenda=(
        AgendaLine(item="welcome", title="Welcome", minutes=15),
        AgendaLine(item="decide", title="The plan", minutes=40, proposal="plan"),
    ),
)

CHANGE = ChangeMeeting(
    meeting="m1",
    title="Spring meeting",
    starts_at="2023-04-13T13:00:00+02:00",
    time_zone="Europe/Brussels",
    place="",
    call_link="https://example.org/call",
    entry="admit",
    lasts=90,
    dial_in="088 000 48 21",
)


def test_planning_makes_a_meeting_with_times_in_utc_and_a_code() -> None:
    asked = MEETING.given().when(PLAN)
    (event,) = asked.answer
    meeting = asked.then(planned(code=event.code))
    assert (meeting.phase, list(meeting.agenda)) == ("planned", ["welcome", "decide"])


def test_a_link_to_the_call_is_kept_as_words_are() -> None:
    """It may hold a password: the ledger gets a reference, not the link."""
    link = "https://example.org/call?pwd=1"
    assert MEETING.given().when(replace(PLAN, call_link=link)).after.call_link == said(link)


def test_so_is_the_number_to_ring() -> None:
    number = "088 000 48 21, code 77#"
    assert MEETING.given().when(replace(PLAN, dial_in=number)).after.dial_in == said(number)


@given(st.integers())
def test_a_code_is_six_digits_without_a_leading_zero(seed: int) -> None:
    code = MEETING.given().when(PLAN, seed=seed).after.code
    assert len(code) == 6
    assert code.isdigit()
    assert code[0] != "0"


def test_other_dice_make_another_code() -> None:
    codes = {MEETING.given().when(PLAN, seed=seed).after.code for seed in range(20)}
    assert len(codes) > 15


def test_a_meeting_may_be_of_several_movements_each_named_once() -> None:
    joint = replace(PLAN, movements=("care", "youth", "care"))
    assert MEETING.given().when(joint).after.movements == ("care", "youth")


def test_a_meeting_is_planned_once() -> None:
    MEETING.given(planned()).when(PLAN).refused("already_exists", what="meeting")


def test_a_movement_must_exist() -> None:
    MEETING.given().when(replace(PLAN, movements=("care", "atlantis"))).refused("not_found", what="movement")


def test_a_proposal_on_the_agenda_must_exist() -> None:
    line = AgendaLine(item="x", title="X", proposal="nothing")
    MEETING.given().when(replace(PLAN, agenda=(line,))).refused("not_found", what="proposal")
    MEETING.given(planned()).when(AddAgendaItem(meeting="m1", line=line)).refused("not_found", what="proposal")


def test_an_item_stands_on_the_agenda_once() -> None:
    line = AgendaLine(item="welcome", title="Again")
    MEETING.given().when(replace(PLAN, agenda=(line, line))).refused("already_exists", what="item")
    MEETING.given(planned()).when(AddAgendaItem(meeting="m1", line=line)).refused("already_exists", what="item")


@pytest.mark.parametrize(
    "wrong",
    [
        *("", "tomorrow", "2022-11-09T13:00:00", "0001-01-01T00:00:00+14:00", "0600-01-01T00:00:00Z", "2022-13-40"),
        *("2200-01-01T00:00:00Z", "9999-12-31T23:30:00Z"),
    ],
)
def test_a_time_must_be_a_point_in_time(wrong: str) -> None:
    MEETING.given().when(replace(PLAN, starts_at=wrong)).refused("bad_time")
    MEETING.given(planned()).when(replace(CHANGE, starts_at=wrong)).refused("bad_time")
    MEETING.given(planned()).when(SetNextDate(meeting="m1", starts_at=wrong)).refused("bad_time")


@pytest.mark.parametrize("name", ["Europe/Polder", "Europe", "Nowhere", "leapseconds", "A" * 300])
def test_a_time_zone_must_exist(name: str) -> None:
    MEETING.given().when(replace(PLAN, time_zone=name)).refused("unknown_time_zone", name=name)
    MEETING.given(planned()).when(replace(CHANGE, time_zone=name)).refused("unknown_time_zone", name=name)


def test_an_item_is_added_at_the_end() -> None:
    line = AgendaLine(item="drinks", title="Drinks", minutes=30)
    added = AgendaItemAdded(item=PlannedItem(item="drinks", title=said("Drinks"), minutes=30))
    meeting = MEETING.given(*opened()).when(AddAgendaItem(meeting="m1", line=line)).then(added)
    assert meeting.agenda["drinks"].order == 3
    MEETING.given(*ended()).when(AddAgendaItem(meeting="m1", line=line)).refused("meeting_ended")


def test_the_meeting_is_on_one_item_at_a_time_in_any_order() -> None:
    decide_now, back = BeginAgendaItem(meeting="m1", item="decide"), BeginAgendaItem(meeting="m1", item="welcome")
    begun = AgendaItemBegun(item="decide", at=NOW)
    meeting = MEETING.given(*opened()).when(decide_now).then(begun)
    assert (meeting.item, meeting.item_since, meeting.agenda["decide"].begun) == ("decide", NOW, True)
    meeting = MEETING.given(*opened(), begun).when(back).then(AgendaItemBegun(item="welcome", at=NOW))
    assert (meeting.item, meeting.agenda["decide"].begun) == ("welcome", True)


def test_beginning_the_item_that_the_meeting_is_on_changes_nothing() -> None:
    begin = BeginAgendaItem(meeting="m1", item="decide")
    MEETING.given(*opened(), AgendaItemBegun(item="decide", at=NOW)).when(begin).then()


def test_an_item_begins_in_an_open_meeting_only() -> None:
    begin = BeginAgendaItem(meeting="m1", item="decide")
    MEETING.given(planned()).when(begin).refused("meeting_not_open")
    MEETING.given(*ended()).when(begin).refused("meeting_ended")
    MEETING.given(*opened()).when(replace(begin, item="lunch")).refused("not_found", what="item")


def test_everything_about_when_and_where_is_said_anew() -> None:
    changed = MeetingChanged(
        title=said("Spring meeting"),
        starts_at="2023-04-13T11:00:00Z",
        time_zone="Europe/Brussels",
        place=said(""),
        call_link=said("https://example.org/call"),
        entry="admit",
        lasts=90,
        dial_in=said("088 000 48 21"),
    )
    meeting = MEETING.given(*opened()).when(CHANGE).then(changed)
    assert (meeting.title, meeting.starts_at, meeting.lasts) == (said("Spring meeting"), "2023-04-13T11:00:00Z", 90)
    assert (meeting.code, list(meeting.agenda)) == ("123456", ["welcome", "decide"])
    MEETING.given(*ended()).when(CHANGE).refused("meeting_ended")


def test_who_waits_is_let_in_when_the_code_alone_opens_the_door() -> None:
    away = TurnedAway(person="hans")
    asked = MEETING.given(*at_the_door(), EntryAsked(person="hans"), away).when(replace(CHANGE, entry="open"))
    assert asked.answer[1:] == (Admitted(person="gerda", role="participant"),)
    assert (asked.after.waiting, asked.after.turned_away) == ((), {"hans"})
    assert MEETING.given(*at_the_door()).when(CHANGE).after.waiting == ("gerda",)


def test_calendars_hear_of_every_change_to_when_where_how_long_and_whether() -> None:
    meeting = MEETING.given(planned())
    assert meeting.state.changes == 0
    line = AgendaLine(item="drinks", title="Drinks", minutes=30)
    for command in (CHANGE, AddAgendaItem(meeting="m1", line=line), ArchiveMeeting(meeting="m1")):
        assert meeting.when(command).after.changes == 1
    assert meeting.when(OpenDoors(meeting="m1")).after.changes == 0


def test_a_meeting_may_be_one_of_a_series_and_say_how_long_it_takes() -> None:
    meeting = MEETING.given().when(replace(PLAN, series="seasons", lasts=180)).after
    assert (meeting.series, meeting.lasts) == ("seasons", 180)


@pytest.mark.parametrize("before", [(planned(),), opened(), ended()])
def test_the_next_date_is_set_before_during_or_after(before: tuple[object, ...]) -> None:
    april = SetNextDate(meeting="m1", starts_at="2023-04-13T13:00:00+02:00")
    set_ = NextDateSet(starts_at="2023-04-13T11:00:00Z")
    assert MEETING.given(*before).when(april).then(set_).next_date == "2023-04-13T11:00:00Z"
    MEETING.given(*before, set_).when(april).then()


@pytest.mark.parametrize("starts_at", [NOW, "2022-11-09T12:30:00+01:00"])
def test_the_next_date_is_yet_to_come(starts_at: str) -> None:
    MEETING.given(*opened()).when(SetNextDate(meeting="m1", starts_at=starts_at)).refused("date_in_past")
