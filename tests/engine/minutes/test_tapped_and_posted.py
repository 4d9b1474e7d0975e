"""What was tapped and posted, in the minutes: totals of each side, and nobody's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import Any

from engine.board.events import CardAnswered, CardPosted
from engine.board.state import Board
from engine.board.state import evolve as evolve_board
from engine.meeting.events import AgendaItemBegun, ChosenReaction, HiddenFromMinutes, MeetingEnded, ReactionsSet
from engine.minutes.besides import Besides
from engine.minutes.record import Minutes, Posted, Reacted, TappedAt, TappedOn
from engine.minutes.take import take_minutes
from engine.ports import ReactionTotal
from engine.text import said
from tests.engine.meeting.scenes import opened
from tests.engine.minutes.scenes import meeting, minutes, names

BEGIN = datetime(2022, 11, 9, 12, tzinfo=UTC)


def tap(minute: int, mode: str, count: int, kind: str = "agree", item: str = "welcome") -> ReactionTotal:
    at = BEGIN + timedelta(minutes=minute)
    return ReactionTotal(item=item, clause="", minute=at, mode=mode, kind=kind, count=count)


def told(*taps: ReactionTotal, events: tuple[Any, ...] = (), **besides: Any) -> Minutes:
    found = Besides(reactions=taps, **besides)
    return take_minutes(meeting((*opened(), *events)), (), names(), found)


def test_reactions_are_told_by_kind_by_item_and_over_time() -> None:
    tapped = told(tap(0, "room", 3), tap(2, "online", 1, "idea", "decide"), tap(2, "room", 2)).tapped

    assert tapped is not None
    assert tapped.kinds == (
        Reacted(kind="agree", word="", room=5, online=0),
        Reacted(kind="idea", word="", room=0, online=1),
    )
    assert tapped.items == (
        TappedOn(title="Welcome", room=5, online=0),
        TappedOn(title="The plan", room=0, online=1),
    )
    assert tapped.over_time == (
        TappedAt(since="2022-11-09T12:00:00Z", room=3, online=0),
        TappedAt(since="2022-11-09T12:01:00Z", room=0, online=0),
        TappedAt(since="2022-11-09T12:02:00Z", room=2, online=1),
    )


def test_a_long_meeting_is_drawn_in_longer_pieces_and_none_is_lost() -> None:
    for minutes_long in (39, 40, 200, 5000):
        tapped = told(tap(0, "room", 1), tap(minutes_long, "online", 1)).tapped
        assert tapped is not None
        assert len(tapped.over_time) <= 40
        assert sum(each.room + each.online for each in tapped.over_time) == 2


def test_a_meeting_has_its_own_words_for_them() -> None:
    chosen = ReactionsSet(reactions=(ChosenReaction(kind="wow", icon="🎉", word=said("Feest")),))
    tapped = told(tap(0, "room", 1, "wow"), tap(0, "room", 1, "calm"), events=(chosen,)).tapped

    assert tapped is not None
    assert [(each.kind, each.word) for each in tapped.kinds] == [("wow", "Feest"), ("calm", "")]


def test_nobody_tapped_or_they_are_left_out() -> None:
    hidden = (HiddenFromMinutes(place="reactions", hidden=True),)

    assert told().tapped is None
    assert told(tap(0, "room", 1), events=hidden).tapped is None


def board(*answered: str) -> Board:
    shown: dict[str, Any] = {"by": "anna", "organisation": "topaz", "mode": "room", "named": True, "waits": False}
    posted: list[Any] = [
        CardPosted(card="c1", kind="question", text=said("When?"), at="x", **shown),
        CardPosted(card="c2", kind="question", text=said("Why?"), at="x", **shown),
        CardPosted(card="c3", kind="idea", text=said("Unread."), at="x", **{**shown, "waits": True}),
    ]
    posted += [CardAnswered(card=each, at="x") for each in answered]
    folded: Board | None = reduce(evolve_board, posted, None)
    assert folded is not None
    return folded


def test_what_everyone_could_read_on_the_board_stands_by_its_support() -> None:
    feelings = {"c2": {"room": {1: 2}, "online": {1: 1, -1: 1}}}

    assert told(board=board("c1"), feelings=feelings).posted == (
        Posted(kind="question", text="Why?", answered=False, support=3, against=1),
        Posted(kind="question", text="When?", answered=True, support=0, against=0),
    )
    hidden = (HiddenFromMinutes(place="questions", hidden=True),)
    assert told(board=board(), events=hidden).posted == ()


def test_an_item_says_when_the_meeting_was_on_it() -> None:
    events = (
        *opened(),
        AgendaItemBegun(item="welcome", at="2022-11-09T12:05:00Z"),
        AgendaItemBegun(item="decide", at="2022-11-09T12:20:00Z"),
        AgendaItemBegun(item="welcome", at="2022-11-09T12:50:00Z"),
    )
    welcome, decide = minutes(events).agenda
    ended = minutes((*events, MeetingEnded(at="2022-11-09T13:00:00Z"))).agenda[0]

    assert welcome.times == (("2022-11-09T12:05:00Z", "2022-11-09T12:20:00Z"), ("2022-11-09T12:50:00Z", None))
    assert decide.times == (("2022-11-09T12:20:00Z", "2022-11-09T12:50:00Z"),)
    assert ended == replace(welcome, times=(welcome.times[0], ("2022-11-09T12:50:00Z", "2022-11-09T13:00:00Z")))
