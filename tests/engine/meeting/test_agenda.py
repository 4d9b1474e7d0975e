"""The agenda while it is made and taken: written anew, put elsewhere, taken off, until the meeting has been on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from engine.meeting.commands import (
    AddAgendaItem,
    AgendaLine,
    ChangeAgendaItem,
    GiveTime,
    MoveAgendaItem,
    RemoveAgendaItem,
)
from engine.meeting.events import (
    AgendaItemAdded,
    AgendaItemBegun,
    AgendaItemChanged,
    AgendaItemMoved,
    AgendaItemRemoved,
    DoorsShut,
    MeetingEnded,
    MeetingReopened,
    PlannedItem,
    TimeGiven,
)
from engine.meeting.state import Stretch
from engine.meeting.view import view_meeting
from engine.text import said
from tests.engine.given import MOMENT
from tests.engine.meeting.scenes import MEETING, ended, opened, planned
from tests.engine.names import Names

LINE = AgendaLine(item="welcome", title="Coffee", minutes=20, proposal="plan")
CHANGE = ChangeAgendaItem(meeting="m1", line=LINE)
MOVE = MoveAgendaItem(meeting="m1", item="decide", before="welcome")
REMOVE = RemoveAgendaItem(meeting="m1", item="decide")
BEGUN = AgendaItemBegun(item="decide", at="2022-11-09T12:05:00Z")
DRINKS = AgendaItemAdded(item=PlannedItem(item="drinks", title=said("Drinks"), minutes=30))


def order_of(meeting: Any) -> list[tuple[str, int]]:
    return [(item.item, item.order) for item in meeting.agenda.values()]


def test_an_item_is_written_anew_and_keeps_its_place() -> None:
    written = AgendaItemChanged(item=PlannedItem(item="welcome", title=said("Coffee"), minutes=20, proposal="plan"))
    meeting = MEETING.given(planned()).when(CHANGE).then(written)
    assert order_of(meeting) == [("welcome", 1), ("decide", 2)]
    assert (meeting.agenda["welcome"].minutes, meeting.agenda["welcome"].proposal) == (20, "plan")


def test_an_item_that_the_meeting_is_on_may_be_written_anew_too() -> None:
    change = replace(CHANGE, line=replace(LINE, item="decide"))
    meeting = MEETING.given(*opened(), BEGUN).when(change).after
    assert (meeting.item, meeting.agenda["decide"].begun) == ("decide", True)


def test_a_proposal_named_by_a_change_must_exist() -> None:
    change = replace(CHANGE, line=replace(LINE, proposal="nothing"))
    MEETING.given(planned()).when(change).refused("not_found", what="proposal")


@pytest.mark.parametrize(
    ("item", "before", "order"),
    [
        ("drinks", "welcome", ["drinks", "welcome", "decide"]),
        ("drinks", "decide", ["welcome", "drinks", "decide"]),
        ("welcome", "drinks", ["decide", "welcome", "drinks"]),
        ("welcome", None, ["decide", "drinks", "welcome"]),
    ],
)
def test_an_item_is_put_before_another_or_at_the_end(item: str, before: str | None, order: list[str]) -> None:
    move = MoveAgendaItem(meeting="m1", item=item, before=before)
    meeting = MEETING.given(planned(), DRINKS).when(move).then(AgendaItemMoved(item=item, before=before))
    assert order_of(meeting) == [(name, place) for place, name in enumerate(order, 1)]


@pytest.mark.parametrize(("item", "before"), [("welcome", "decide"), ("decide", None), ("decide", "decide")])
def test_an_item_that_stands_there_already_is_not_moved(item: str, before: str | None) -> None:
    MEETING.given(planned()).when(MoveAgendaItem(meeting="m1", item=item, before=before)).then()


def test_an_item_is_taken_off_and_the_rest_closes_up() -> None:
    meeting = MEETING.given(planned(), DRINKS).when(REMOVE).then(AgendaItemRemoved(item="decide"))
    assert order_of(meeting) == [("welcome", 1), ("drinks", 2)]


def test_what_the_meeting_has_been_on_stays() -> None:
    MEETING.given(*opened(), BEGUN).when(REMOVE).refused("item_begun")
    on = AgendaItemBegun(item="welcome", at="2022-11-09T12:10:00Z")
    MEETING.given(*opened(), BEGUN, on).when(REMOVE).refused("item_begun")


def test_an_item_taken_off_may_come_back_under_its_id() -> None:
    line = AgendaLine(item="decide", title="The plan")
    back = MEETING.given(planned(), AgendaItemRemoved(item="decide")).when(AddAgendaItem(meeting="m1", line=line))
    assert order_of(back.after) == [("welcome", 1), ("decide", 2)]


@pytest.mark.parametrize(
    "command",
    [
        replace(CHANGE, line=replace(LINE, item="lunch")),
        replace(MOVE, item="lunch"),
        replace(MOVE, before="lunch"),
        replace(REMOVE, item="lunch"),
    ],
)
def test_an_item_must_be_there(command: object) -> None:
    MEETING.given(planned()).when(command).refused("not_found", what="item")


@pytest.mark.parametrize("command", [CHANGE, MOVE, REMOVE])
def test_after_the_end_the_agenda_stands(command: object) -> None:
    MEETING.given(*ended()).when(command).refused("meeting_ended")


def begun(item: str, at: str) -> AgendaItemBegun:
    return AgendaItemBegun(item=item, at=f"2022-11-09T{at}Z")


def after_noon(minutes: int) -> dict[str, Any]:
    return {"now": MOMENT.now + timedelta(minutes=minutes)}


FIVE = GiveTime(meeting="m1", minutes=5)


def test_what_the_meeting_was_on_when_is_kept() -> None:
    twice = (begun("welcome", "12:00:00"), begun("decide", "12:10:00"), begun("welcome", "12:20:00"))
    ended_at = MeetingEnded(at="2022-11-09T12:25:00Z")
    meeting = MEETING.given(*opened(), *twice).state
    assert meeting.stretches[-1] == Stretch(item="welcome", since="2022-11-09T12:20:00Z")
    over = MEETING.given(*opened(), *twice, ended_at).state
    assert [(each.item, each.seconds) for each in over.stretches] == [
        ("welcome", 600),
        ("decide", 600),
        ("welcome", 300),
    ]
    assert over.stretches[-1].until == ended_at.at
    on_again = MEETING.given(*opened(), *twice, ended_at, MeetingReopened(at="2022-11-09T12:30:00Z")).state
    assert on_again.stretches[-1] == Stretch(item="welcome", since="2022-11-09T12:30:00Z")
    shut = MEETING.given(*opened(), *twice[:1], DoorsShut(at="2022-11-09T12:05:00Z")).state
    assert (shut.item, shut.item_until, shut.stretches[-1].seconds) == (None, None, 300)


def test_an_item_has_its_minutes_and_one_that_comes_back_those_that_are_left() -> None:
    first = MEETING.given(*opened(), begun("welcome", "12:00:00")).state
    assert first.item_until == "2022-11-09T12:15:00Z"
    away = (begun("welcome", "12:00:00"), begun("decide", "12:10:00"), begun("welcome", "12:11:00"))
    assert MEETING.given(*opened(), *away).state.item_until == "2022-11-09T12:16:00Z"
    assert MEETING.given(*opened(), DRINKS, begun("drinks", "12:00:00")).state.item_until == "2022-11-09T12:30:00Z"


def test_five_more_minutes_come_behind_the_end() -> None:
    given = MEETING.given(*opened(), begun("welcome", "12:00:00")).when(FIVE, **after_noon(10))
    meeting = given.then(TimeGiven(item="welcome", minutes=5, until="2022-11-09T12:20:00Z"))
    assert (meeting.item_until, meeting.agenda["welcome"].extra) == ("2022-11-09T12:20:00Z", 5)


def test_five_more_minutes_are_five_minutes_also_when_it_is_late() -> None:
    late = MEETING.given(*opened(), begun("welcome", "12:00:00")).when(FIVE, **after_noon(18))
    late.then(TimeGiven(item="welcome", minutes=5, until="2022-11-09T12:23:00Z"))
    untimed = AgendaItemAdded(item=PlannedItem(item="talk", title=said("Talk"), minutes=0))
    talking = MEETING.given(*opened(), untimed, begun("talk", "12:00:00"))
    assert talking.state.item_until is None
    talking.when(FIVE, **after_noon(8)).then(TimeGiven(item="talk", minutes=5, until="2022-11-09T12:13:00Z"))


def test_time_is_given_to_what_the_meeting_is_on() -> None:
    MEETING.given(*opened()).when(FIVE).refused("no_item_on")
    MEETING.given(planned()).when(FIVE).refused("meeting_not_open")
    MEETING.given(*ended()).when(FIVE).refused("meeting_ended")


@pytest.mark.parametrize(("minutes", "until"), [(20, "12:20:00"), (10, "12:10:00"), (0, None)])
def test_other_minutes_for_the_item_that_is_on_move_its_end(minutes: int, until: str | None) -> None:
    change = ChangeAgendaItem(meeting="m1", line=replace(LINE, minutes=minutes))
    meeting = MEETING.given(*opened(), begun("welcome", "12:00:00")).when(change).after
    assert meeting.item_until == (until and f"2022-11-09T{until}Z")


def test_other_minutes_leave_the_time_that_was_given() -> None:
    longer = TimeGiven(item="welcome", minutes=5, until="2022-11-09T12:23:00Z")
    change = ChangeAgendaItem(meeting="m1", line=replace(LINE, minutes=20))
    meeting = MEETING.given(*opened(), begun("welcome", "12:00:00"), longer).when(change).after
    assert (meeting.item_until, meeting.agenda["welcome"].extra) == ("2022-11-09T12:28:00Z", 5)
    elsewhere = ChangeAgendaItem(meeting="m1", line=replace(LINE, item="decide", minutes=90))
    assert MEETING.given(*opened(), begun("welcome", "12:00:00")).when(elsewhere).after.item_until == WELCOME_UNTIL


def test_an_item_says_when_it_began_and_how_long_it_took() -> None:
    longer = TimeGiven(item="welcome", minutes=5, until="2022-11-09T12:20:00Z")
    happened = (begun("welcome", "12:00:00"), longer, begun("decide", "12:18:00"))
    shown = view_meeting(MEETING.given(*opened(), *happened).state, "participant", Names())
    assert shown["meeting"]["item_until"] == "2022-11-09T12:58:00Z"
    assert shown["agenda"]["welcome"] == {
        "order": 1,
        "title": "Welcome",
        "minutes": 15,
        "extra": 5,
        "began_at": "2022-11-09T12:00:00Z",
        "took": 1080,
        "begun": True,
    }
    assert "took" not in shown["agenda"]["decide"]


WELCOME_UNTIL = "2022-11-09T12:15:00Z"
