"""What notes are harvested into."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import Text


@event("meeting.theme_added")
@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeAdded:
    theme: str
    round: str
    title: Text


@event("meeting.theme_renamed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRenamed:
    theme: str
    title: Text


@event("meeting.theme_removed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRemoved:
    """The notes that lay under it lie loose again."""

    theme: str


@event("meeting.note_harvested")
@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHarvested:
    theme: str
    group: str
    note: str


@event("meeting.note_returned")
@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReturned:
    group: str
    note: str
