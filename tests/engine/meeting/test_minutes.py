from __future__ import annotations

from typing import Any

import pytest

from engine.meeting.commands import HideFromMinutes, PublishMinutes, WithdrawMinutes, WriteMinutes
from engine.meeting.events import HiddenFromMinutes, MinutesPublished, MinutesWithdrawn, MinutesWritten
from engine.meeting.state import Written
from engine.meeting.view import view_meeting
from engine.text import said
from tests.engine.meeting.scenes import MEETING, after_groups, ended, opened, planned
from tests.engine.names import Names

AT = "2022-11-09T12:00:00Z"


def write(place: str = "opening", rev: int = 0, text: str = "It *rained*.") -> WriteMinutes:
    return WriteMinutes(meeting="m1", place=place, text=text, rev=rev)


def hide(place: str, hidden: bool = True) -> HideFromMinutes:
    return HideFromMinutes(meeting="m1", place=place, hidden=hidden)


def written(place: str = "opening", rev: int = 1) -> MinutesWritten:
    return MinutesWritten(place=place, text=said("It *rained*."), rev=rev)


def published(edition: int = 1) -> MinutesPublished:
    return MinutesPublished(edition=edition, address="abcdefghjkmn", at=AT)


@pytest.mark.parametrize("before", [(planned(),), opened(), ended()])
def test_words_may_be_added_before_during_and_after(before: tuple[Any, ...]) -> None:
    after = MEETING.given(*before).when(write()).then(written())

    assert after.minutes.texts == {"opening": Written(text=said("It *rained*."), rev=1)}


@pytest.mark.parametrize("place", ["opening", "closing", "item.welcome", "round.r1"])
def test_they_stand_before_behind_or_with_a_part(place: str) -> None:
    MEETING.given(*after_groups()).when(write(place)).then(written(place))


@pytest.mark.parametrize("place", ["present", "item.nowhere", "round.r9", "note.g1.n1", "item.welcome.more", "item"])
def test_there_is_no_other_place_to_write_in(place: str) -> None:
    MEETING.given(*after_groups()).when(write(place)).refused("not_found", what="place")


def test_nobody_writes_over_what_they_have_not_read() -> None:
    given = MEETING.given(*opened(), written())

    given.when(write()).refused("minutes_changed")
    given.when(write(rev=2)).refused("minutes_changed")
    given.when(write(rev=1, text="")).then(MinutesWritten(place="opening", text=said(""), rev=2))


@pytest.mark.parametrize("place", ["present", "votes", "said", "item.welcome", "round.r1", "note.g1.n1"])
def test_a_section_a_part_or_a_note_may_be_left_out_and_stand_again(place: str) -> None:
    left_out = HiddenFromMinutes(place=place, hidden=True)
    MEETING.given(*after_groups()).when(hide(place)).then(left_out)
    given = MEETING.given(*after_groups(), left_out)

    given.when(hide(place)).then()
    after = given.when(hide(place, hidden=False)).then(HiddenFromMinutes(place=place, hidden=False))
    assert after.minutes.hidden == frozenset()


@pytest.mark.parametrize("place", ["opening", "decided", "tasks", "note.g9.n1", "note.g1", "item.nowhere"])
def test_what_was_decided_cannot_be_hidden_nor_what_is_not_there(place: str) -> None:
    MEETING.given(*after_groups()).when(hide(place)).refused("not_found", what="place")


def test_they_are_published_after_the_end_at_an_address_that_nobody_can_guess() -> None:
    MEETING.given(*opened()).when(PublishMinutes(meeting="m1")).refused("minutes_too_early")
    first, other = (
        MEETING.given(*ended()).when(PublishMinutes(meeting="m1"), seed=seed).after.minutes for seed in (1, 2)
    )

    assert (first.edition, first.published_at, first.changed) == (1, AT, False)
    assert len(first.address) == 12
    assert first.address != other.address


def test_each_edition_has_a_number_and_the_same_address() -> None:
    MEETING.given(*ended(), published()).when(PublishMinutes(meeting="m1"), seed=7).then(published(2))


def test_what_changes_after_an_edition_is_known() -> None:
    assert MEETING.given(*ended(), published(), written()).state.minutes.changed
    assert not MEETING.given(*ended(), published(), written(), published(2)).state.minutes.changed


def test_they_can_be_withdrawn_and_come_back_as_the_next_edition() -> None:
    withdrawn = MinutesWithdrawn(at=AT)
    MEETING.given(*ended()).when(WithdrawMinutes(meeting="m1")).then()
    MEETING.given(*ended(), published()).when(WithdrawMinutes(meeting="m1")).then(withdrawn)

    MEETING.given(*ended(), published(), withdrawn).when(PublishMinutes(meeting="m1")).then(published(2))


def test_screens_are_told_the_address_as_long_as_anybody_may_read_there() -> None:
    shown = [
        view_meeting(MEETING.given(*ended(), *events).state, "participant", Names())["meeting"].get("minutes")
        for events in ((), (published(),), (published(), MinutesWithdrawn(at=AT)))
    ]

    assert shown == [None, {"address": "abcdefghjkmn", "edition": 1, "published_at": AT}, None]
