"""What has happened in a small group."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import Text


@event("group.note_written")
@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten:
    """`by` is whose words they are: shown in the group alone, never in themes or minutes. `entered_by` wrote them down
    for somebody without a phone."""

    note: str
    kind: str
    text: Text
    by: str
    entered_by: str | None = None


@event("group.note_removed")
@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRemoved:
    note: str


@event("group.note_agreed")
@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAgreed:
    note: str
    by: str
    agrees: bool


@event("group.reported")
@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    by: str
