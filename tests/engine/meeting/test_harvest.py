from __future__ import annotations

from dataclasses import replace

import pytest

from engine.meeting.commands import AddTheme, HarvestNote, RemoveTheme, RenameTheme, ReturnNote
from engine.meeting.events import (
    FormedGroup,
    GroupsClosed,
    GroupsFormed,
    MeetingEnded,
    NoteHarvested,
    NoteReturned,
    ThemeAdded,
    ThemeRemoved,
    ThemeRenamed,
)
from engine.text import said
from tests.engine.meeting.scenes import MEETING, after_groups, in_groups, with_theme

THEME = AddTheme(meeting="m1", theme="t1", round="r1", title="Money")
LAY = HarvestNote(meeting="m1", theme="t1", group="g1", note="n1")
LAID = NoteHarvested(theme="t1", group="g1", note="n1")
RENAME = RenameTheme(meeting="m1", theme="t1", title="Means")
REMOVE = RemoveTheme(meeting="m1", theme="t1")
RETURN = ReturnNote(meeting="m1", group="g1", note="n1")
END = MeetingEnded(at="2022-11-09T16:00:00Z")
SECOND = ThemeAdded(theme="t2", round="r1", title=said("Growth"))


@pytest.mark.parametrize("before", [in_groups(), after_groups(), (*after_groups(), END)])
def test_a_theme_belongs_to_a_round_also_after_the_end(before: tuple[object, ...]) -> None:
    added = ThemeAdded(theme="t1", round="r1", title=said("Money"))
    assert MEETING.given(*before).when(THEME).then(added).themes["t1"].order == 1


def test_a_theme_is_added_once_to_a_round_that_exists() -> None:
    MEETING.given(*with_theme()).when(THEME).refused("already_exists", what="theme")
    MEETING.given(*after_groups()).when(replace(THEME, round="r9")).refused("not_found", what="round")


@pytest.mark.parametrize("before", [with_theme(), (*with_theme(), END)])
def test_a_note_is_laid_under_a_theme_also_after_the_end(before: tuple[object, ...]) -> None:
    assert MEETING.given(*before).when(LAY).then(LAID).notes_under("t1") == (("g1", "n1"),)


def test_laid_there_already_nothing_changes() -> None:
    MEETING.given(*with_theme(), LAID).when(LAY).then()


def test_laid_under_another_theme_it_moves() -> None:
    before = (*with_theme(), SECOND, LAID)
    meeting = MEETING.given(*before).when(replace(LAY, theme="t2")).then(replace(LAID, theme="t2"))
    assert (meeting.notes_under("t1"), meeting.notes_under("t2")) == ((), (("g1", "n1"),))


def test_what_moves_comes_last() -> None:
    other = replace(LAID, theme="t2", note="n2")
    meeting = MEETING.given(*with_theme(), SECOND, LAID, other).when(replace(LAY, theme="t2")).after
    assert meeting.notes_under("t2") == (("g1", "n2"), ("g1", "n1"))


def test_theme_group_and_note_must_exist() -> None:
    given_ = MEETING.given(*with_theme())
    given_.when(replace(LAY, theme="t9")).refused("not_found", what="theme")
    given_.when(replace(LAY, group="g9")).refused("not_found", what="group")
    given_.when(replace(LAY, note="n3")).refused("not_found", what="note")


def test_a_note_is_harvested_under_themes_of_its_own_round() -> None:
    groups = (FormedGroup(group="g3", place="table", number=1, people=("anna",)),)
    second = GroupsFormed(
        round="r2", question=said("And then?"), proposal=None, groups=groups, at="2022-11-09T13:00:00Z"
    )
    before = (*with_theme(), second, GroupsClosed(round="r2"))
    MEETING.given(*before).when(replace(LAY, group="g3")).refused("not_found", what="group")


@pytest.mark.parametrize("before", [with_theme(), (*with_theme(), END)])
def test_a_theme_gets_another_title_and_keeps_its_notes(before: tuple[object, ...]) -> None:
    meeting = MEETING.given(*before, LAID).when(RENAME).then(ThemeRenamed(theme="t1", title=said("Means")))
    assert (meeting.themes["t1"].title, meeting.notes_under("t1")) == (said("Means"), (("g1", "n1"),))


@pytest.mark.parametrize("before", [with_theme(), (*with_theme(), END)])
def test_the_notes_of_a_removed_theme_lie_loose_again(before: tuple[object, ...]) -> None:
    other = NoteHarvested(theme="t2", group="g2", note="n3")
    meeting = MEETING.given(*before, SECOND, LAID, other).when(REMOVE).then(ThemeRemoved(theme="t1"))
    assert list(meeting.themes) == ["t2"]
    assert meeting.harvested == {("g2", "n3"): "t2"}


def test_no_two_themes_stand_in_the_same_place() -> None:
    meeting = MEETING.given(*with_theme(), SECOND, ThemeRemoved(theme="t1")).when(THEME).after
    assert [(theme.theme, theme.order) for theme in meeting.themes.values()] == [("t2", 2), ("t1", 3)]


def test_a_note_is_taken_back_from_its_theme() -> None:
    meeting = MEETING.given(*with_theme(), LAID).when(RETURN).then(NoteReturned(group="g1", note="n1"))
    assert meeting.harvested == {}
    MEETING.given(*with_theme()).when(RETURN).then()


def test_what_is_renamed_removed_or_taken_back_must_be_there() -> None:
    given_ = MEETING.given(*with_theme())
    given_.when(replace(RENAME, theme="t9")).refused("not_found", what="theme")
    given_.when(replace(REMOVE, theme="t9")).refused("not_found", what="theme")
    given_.when(replace(RETURN, group="g9")).refused("not_found", what="group")
