"""Rounds of small groups, and the themes that their notes are harvested into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.fields import Id, Line, Paragraph, Range
from engine.registry import command


@command("meeting.form_groups")
@dataclass(frozen=True, slots=True, kw_only=True)
class FormGroups:
    """Begin a round of small groups: people in the room over the tables, people online over the rooms, each spread
    evenly over organisations. `question` is what the groups bring an answer to."""

    meeting: Id
    round: Id
    question: Paragraph
    tables: Annotated[int, Range(0, 60)]
    rooms: Annotated[int, Range(0, 60)]
    proposal: Id | None = None


@command("meeting.walk_to")
@dataclass(frozen=True, slots=True, kw_only=True)
class WalkToGroup:
    meeting: Id
    group: Id


@command("meeting.close_groups")
@dataclass(frozen=True, slots=True, kw_only=True)
class CloseGroups:
    """End the round; what has been written stays, nothing more is written."""

    meeting: Id
    round: Id


@command("meeting.add_theme")
@dataclass(frozen=True, slots=True, kw_only=True)
class AddTheme:
    meeting: Id
    theme: Id
    round: Id
    title: Line


@command("meeting.rename_theme")
@dataclass(frozen=True, slots=True, kw_only=True)
class RenameTheme:
    meeting: Id
    theme: Id
    title: Line


@command("meeting.remove_theme")
@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTheme:
    """Take a theme away; its notes lie loose again."""

    meeting: Id
    theme: Id


@command("meeting.harvest_note")
@dataclass(frozen=True, slots=True, kw_only=True)
class HarvestNote:
    """Lay a note of a group under a theme; laid before, it moves."""

    meeting: Id
    theme: Id
    group: Id
    note: Id


@command("meeting.return_note")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnNote:
    """Take a note from under its theme; it lies loose again."""

    meeting: Id
    group: Id
    note: Id
