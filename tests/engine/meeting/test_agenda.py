"""The agenda while it is made and taken: written anew, put elsewhere, taken off, until the meeting has been on it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.meeting.commands import AddAgendaItem, AgendaLine, ChangeAgendaItem, MoveAgendaItem, RemoveAgendaItem
from engine.meeting.events import (
    AgendaItemAdded,
    AgendaItemBegun,
    AgendaItemChanged,
    AgendaItemMoved,
    AgendaItemRemoved,
    PlannedItem,
)
from engine.text import said
from tests.engine.meeting.scenes import MEETING, ended, opened, planned

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
