"""What the coordinator puts on the screen in the hall, and what takes it off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.meeting.commands import ShowOnScreen
from engine.meeting.events import AgendaItemBegun, ClausePointedAt, DoorsShut, MeetingEnded, ShownOnScreen
from engine.meeting.state import Shown
from tests.engine.meeting.scenes import MEETING, ended, opened, planned

NOW, LATER = "2022-11-09T12:00:00Z", "2022-11-09T12:15:00Z"
CODE, AUTO = ShowOnScreen(meeting="m1", moment="code"), ShowOnScreen(meeting="m1", moment="auto")
PAUSE = ShowOnScreen(meeting="m1", moment="pause", until="2022-11-09T13:15:00+01:00")
CODE_SHOWN = ShownOnScreen(moment="code", at=NOW)


@pytest.mark.parametrize("before", [(planned(),), opened()])
def test_something_is_put_up_before_the_doors_open_and_after(before: tuple[object, ...]) -> None:
    meeting = MEETING.given(*before).when(CODE).then(CODE_SHOWN)
    assert meeting.shown == Shown(moment="code", since=NOW)
    MEETING.given(*ended()).when(CODE).refused("meeting_ended")


def test_a_pause_says_when_the_meeting_goes_on_in_utc() -> None:
    shown = ShownOnScreen(moment="pause", at=NOW, until=LATER)
    meeting = MEETING.given(*opened()).when(PAUSE).then(shown)
    assert meeting.shown == Shown(moment="pause", since=NOW, until=LATER)


@pytest.mark.parametrize("until", [NOW, "2022-11-09T12:30:00+01:00"])
def test_a_time_to_take_it_off_is_yet_to_come(until: str) -> None:
    MEETING.given(*opened()).when(replace(PAUSE, until=until)).refused("time_in_past")
    MEETING.given(*opened()).when(replace(PAUSE, until="0600-01-01T00:00:00Z")).refused("bad_time")


def test_what_stood_there_is_put_up_again_because_it_may_be_covered() -> None:
    MEETING.given(*opened(), ShownOnScreen(moment="code", at="2022-11-09T11:00:00Z")).when(CODE).then(CODE_SHOWN)


def test_the_screen_follows_the_meeting_again() -> None:
    meeting = MEETING.given(*opened(), CODE_SHOWN).when(AUTO).then(ShownOnScreen(moment="auto", at=NOW))
    assert meeting.shown is None
    MEETING.given(*opened()).when(AUTO).then()


@pytest.mark.parametrize(
    "after",
    [
        AgendaItemBegun(item="decide", at=LATER),
        ClausePointedAt(proposal="plan", clause="c1"),
        DoorsShut(at=LATER),
        MeetingEnded(at=LATER),
    ],
)
def test_what_the_meeting_goes_on_with_takes_it_off(after: object) -> None:
    assert MEETING.given(*opened(), CODE_SHOWN, after).state.shown is None
