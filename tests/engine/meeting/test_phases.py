"""Doors that open, shut again, the end, going on after all, and the archive."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.meeting.commands import (
    ArchiveMeeting,
    AskToEnter,
    BeginAgendaItem,
    CheckIn,
    EndMeeting,
    OpenDoors,
    ReopenMeeting,
    ShutDoors,
    UnarchiveMeeting,
)
from engine.meeting.events import (
    AgendaItemBegun,
    CheckedOut,
    DoorsOpened,
    DoorsShut,
    GroupsClosed,
    MeetingArchived,
    MeetingEnded,
    MeetingReopened,
    MeetingUnarchived,
)
from tests.engine.meeting.scenes import FACTS, MEETING, after_groups, ended, here, in_groups, opened, planned

NOW = "2022-11-09T12:00:00Z"
OPEN, SHUT, END = OpenDoors(meeting="m1"), ShutDoors(meeting="m1"), EndMeeting(meeting="m1")
REOPEN, ARCHIVE, UNARCHIVE = ReopenMeeting(meeting="m1"), ArchiveMeeting(meeting="m1"), UnarchiveMeeting(meeting="m1")
PUT_AWAY, TAKEN_OUT = MeetingArchived(at=NOW), MeetingUnarchived(at=NOW)


def test_doors_open_once() -> None:
    assert MEETING.given(planned()).when(OPEN).then(DoorsOpened(at=NOW)).phase == "open"
    MEETING.given(*opened()).when(OPEN).refused("already_open")
    MEETING.given(*ended()).when(OPEN).refused("meeting_ended")


def test_an_open_meeting_ends_once() -> None:
    assert MEETING.given(*opened()).when(END).then(MeetingEnded(at=NOW)).phase == "ended"
    MEETING.given(planned()).when(END).refused("meeting_not_open")
    MEETING.given(*ended()).when(END).refused("meeting_ended")


def test_the_end_closes_the_round_that_is_open() -> None:
    meeting = MEETING.given(*in_groups()).when(END).then(GroupsClosed(round="r1"), MeetingEnded(at=NOW))
    assert meeting.open_round() is None
    MEETING.given(*after_groups()).when(END).then(MeetingEnded(at=NOW))


def test_doors_opened_too_early_are_shut_while_nobody_is_inside() -> None:
    assert MEETING.given(*opened()).when(SHUT).then(DoorsShut(at=NOW)).phase == "planned"
    MEETING.given(*opened(), here("anna"), here("bert")).when(SHUT).refused("people_inside", count=2)
    MEETING.given(*opened(), here("anna"), CheckedOut(person="anna")).when(SHUT).then(DoorsShut(at=NOW))


def test_doors_that_are_not_open_cannot_be_shut() -> None:
    MEETING.given(planned()).when(SHUT).refused("meeting_not_open")
    MEETING.given(*ended()).when(SHUT).refused("meeting_ended")


def test_behind_shut_doors_no_round_goes_on_and_the_meeting_is_on_nothing() -> None:
    begun = AgendaItemBegun(item="decide", at=NOW)
    empty = (*in_groups(), begun, CheckedOut(person="anna"), CheckedOut(person="bert"))
    meeting = MEETING.given(*empty).when(SHUT).then(GroupsClosed(round="r1"), DoorsShut(at=NOW))
    assert (meeting.item, meeting.item_since, meeting.open_round()) == (None, None, None)
    again = (*empty, GroupsClosed(round="r1"), DoorsShut(at=NOW), DoorsOpened(at=NOW))
    MEETING.given(*again).when(BeginAgendaItem(meeting="m1", item="decide")).then(begun)


def test_a_meeting_ended_too_early_goes_on_with_whoever_was_there() -> None:
    before = (*in_groups(), GroupsClosed(round="r1"), MeetingEnded(at=NOW))
    meeting = MEETING.given(*before).when(REOPEN).then(MeetingReopened(at=NOW))
    assert (meeting.phase, set(meeting.attendance)) == ("open", {"anna", "bert"})
    assert meeting.open_round() is None
    MEETING.given(*before, MeetingReopened(at=NOW)).when(CheckIn(meeting="m1", mode="room"), actor="carla").then(
        here("carla")
    )


def test_who_lost_their_access_meanwhile_is_not_there_when_it_goes_on() -> None:
    before = (*in_groups(), GroupsClosed(round="r1"), MeetingEnded(at=NOW))
    without_anna = replace(FACTS, gone=frozenset({"anna"}))
    meeting = MEETING.given(*before).when(REOPEN, without_anna).then(MeetingReopened(at=NOW), CheckedOut(person="anna"))
    assert (set(meeting.attendance), meeting.present_seats()) == ({"bert"}, frozenset())


def test_who_got_another_seat_meanwhile_is_there_for_that_one_when_it_goes_on() -> None:
    before = (*opened(), here("anna", seats=("topaz",)), here("bert", seats=()), MeetingEnded(at=NOW))
    other = replace(FACTS, seats_of={"anna": ("mijzo",), "bert": ()})
    meeting = MEETING.given(*before).when(REOPEN, other).then(MeetingReopened(at=NOW), here("anna", seats=("mijzo",)))
    assert meeting.present_seats() == {"mijzo"}


@pytest.mark.parametrize("before", [(planned(),), opened()])
def test_only_what_has_ended_is_reopened(before: tuple[object, ...]) -> None:
    MEETING.given(*before).when(REOPEN).refused("meeting_not_ended")


@pytest.mark.parametrize("before", [(planned(),), ended()])
def test_what_is_not_going_on_may_be_put_away_and_taken_out(before: tuple[object, ...]) -> None:
    assert MEETING.given(*before).when(ARCHIVE).then(PUT_AWAY).archived
    MEETING.given(*before, PUT_AWAY).when(ARCHIVE).then()
    assert not MEETING.given(*before, PUT_AWAY).when(UNARCHIVE).then(TAKEN_OUT).archived
    MEETING.given(*before).when(UNARCHIVE).then()


def test_an_open_meeting_is_not_put_away() -> None:
    MEETING.given(*opened()).when(ARCHIVE).refused("meeting_still_open")


def test_what_begins_or_goes_on_comes_out_of_the_archive() -> None:
    MEETING.given(planned(), PUT_AWAY).when(OPEN).then(TAKEN_OUT, DoorsOpened(at=NOW))
    MEETING.given(*ended(), PUT_AWAY).when(REOPEN).then(TAKEN_OUT, MeetingReopened(at=NOW))


def test_a_cancelled_meeting_lets_nobody_new_in() -> None:
    MEETING.given(planned(entry="open"), PUT_AWAY).when(AskToEnter(meeting="m1"), actor="gerda").refused("entry_closed")
