"""Room against online: what is counted for whom, and when a side is said to have fallen behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import Any

import pytest

from engine.board.events import CardPosted
from engine.board.state import evolve as evolve_board
from engine.group.state import Group, Note
from engine.meeting.events import (
    AgendaItemBegun,
    CheckedOut,
    FloorGiven,
    FloorTakenBack,
    FormedGroup,
    GroupsFormed,
    HandRaised,
)
from engine.meeting.state import evolve
from engine.parity import Measure, Part, Sides, parity_of
from engine.ports import LedgerEntry, ReactionTotal
from engine.text import said
from tests.engine.meeting.scenes import here, opened
from tests.engine.names import Names

BEGAN = datetime(2022, 11, 9, 12, tzinfo=UTC)


def at(minute: int) -> str:
    return (BEGAN + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%M:%SZ")


def parity(*timed: tuple[int, Any], totals: tuple[ReactionTotal, ...] = (), **names: Any) -> tuple[Part, ...]:
    events = [(0, event) for event in opened()] + list(timed)
    entries = [
        LedgerEntry(stream="meeting:m1", seq=n, event=event, actor="a", at=BEGAN + timedelta(minutes=minute), hash="")
        for n, (minute, event) in enumerate(events, 1)
    ]
    board = names.pop("board", None)
    meeting = reduce(evolve, (event for _, event in events), None)
    assert meeting
    return parity_of(meeting, entries, totals, board, (), Names(**names))


def begun(item: str, minute: int) -> tuple[int, AgendaItemBegun]:
    return minute, AgendaItemBegun(item=item, at=at(minute))


def people(room: int, online: int, minute: int = 1) -> list[tuple[int, Any]]:
    return [(minute, here(f"r{n}")) for n in range(room)] + [(minute, here(f"o{n}", "online")) for n in range(online)]


def total(mode: str, count: int, item: str = "welcome") -> ReactionTotal:
    return ReactionTotal(item=item, clause="", minute=BEGAN, mode=mode, kind="agree", count=count)


def measure(part: Part, measured: str) -> Measure:
    return next(each for each in part.measures if each.measured == measured)


def test_who_was_there_is_told_for_the_whole_and_for_each_part() -> None:
    went = (
        *people(3, 2),
        begun("welcome", 2),
        (3, CheckedOut(person="r0")),
        begun("decide", 10),
        (11, here("r1", "online")),
    )
    whole, welcome, decide = parity(*went)
    assert (whole.item, whole.people) == (None, Sides(room=2, online=3))
    assert (welcome.item, welcome.people) == ("welcome", Sides(room=3, online=2)), "also who left half-way"
    assert (decide.item, decide.people) == ("decide", Sides(room=1, online=3)), "where they last were"


def test_a_part_that_was_not_begun_has_no_parity() -> None:
    assert [part.item for part in parity(begun("decide", 2))] == [None, "decide"]


def test_taps_are_counted_where_they_were_tapped() -> None:
    totals = (total("room", 20), total("online", 4), total("online", 3, "decide"))
    whole, welcome, decide = parity(*people(5, 5), begun("welcome", 2), begun("decide", 9), totals=totals)
    assert measure(whole, "reactions").done == Sides(room=20, online=7)
    assert measure(welcome, "reactions") == Measure(
        measured="reactions", done=Sides(room=20, online=4), out_of=Sides(room=5, online=5)
    )
    assert measure(welcome, "reactions").behind == "online"
    assert measure(decide, "reactions").behind is None, "three taps say nothing"


def test_speaking_belongs_to_the_part_in_which_it_began() -> None:
    turn = (
        (3, HandRaised(person="r0", at=at(3))),
        (3, FloorGiven(person="r0", mode="room", at=at(3))),
        (7, FloorTakenBack(at=at(7))),
    )
    _, welcome = parity(*people(2, 2), begun("welcome", 2), *turn)
    assert (measure(welcome, "spoke").done, measure(welcome, "spoke").behind) == (Sides(room=240), "online")


def test_notes_and_cards_belong_to_what_the_meeting_was_on() -> None:
    groups = (
        FormedGroup(group="g1", place="table", number=1, people=("r0",)),
        FormedGroup(group="g2", place="room", number=1, people=("o0",)),
    )
    formed = GroupsFormed(round="r1", question=said("?"), proposal=None, groups=groups, at=at(4))
    note = Note(kind="idea", text=said("x"), by="r0", order=1)
    asked = {"kind": "question", "text": said("?"), "organisation": "", "named": False, "waits": False, "at": at(5)}
    card = CardPosted(card="c1", by="o0", mode="online", **asked)
    afar = CardPosted(card="c2", by="somebody", mode="", **asked)
    whole, welcome = parity(
        *people(1, 1),
        begun("welcome", 2),
        (4, formed),
        groups={"g1": Group(notes={"n1": note, "n2": note}, written=2)},
        board=evolve_board(evolve_board(None, card), afar),
    )
    for part in (whole, welcome):
        assert measure(part, "notes").done == Sides(room=2)
        assert measure(part, "cards").done == Sides(online=1)


@pytest.mark.parametrize(
    ("done", "out_of", "behind"),
    [
        (Sides(room=30, online=10), Sides(room=6, online=2), None),
        (Sides(room=30, online=9), Sides(room=6, online=2), None),
        (Sides(room=30, online=3), Sides(room=6, online=2), "online"),
        (Sides(room=3, online=30), Sides(room=4, online=4), "room"),
        (Sides(room=11), Sides(room=4, online=4), None),
        (Sides(room=12), Sides(room=4, online=4), "online"),
        (Sides(room=100), Sides(room=4), None),
    ],
)
def test_a_side_is_behind_when_it_does_well_less_than_its_part(done: Sides, out_of: Sides, behind: str | None) -> None:
    assert Measure(measured="reactions", done=done, out_of=out_of).behind == behind
