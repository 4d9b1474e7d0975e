"""The themes that the notes of a round are harvested into."""

from __future__ import annotations

from dataclasses import dataclass

from engine.fields import Id, Line
from engine.registry import command


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
