"""What a small group has written, as its events make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from engine.group.events import NoteRemoved, NoteWritten, Reported
from engine.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """`by` is who wrote it: shown in the group alone. Rewritten, a note keeps its `order`."""

    kind: str
    text: Text
    by: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """`written` counts the notes there have been, so that no order is given twice."""

    notes: Mapping[str, Note] = field(default_factory=dict)
    reported: bool = False
    written: int = 0


def evolve(group: Group | None, event: object) -> Group:
    """The group after one more event; None is a group that has nothing yet. Raises ValueError for a strange event."""
    group = group or Group()
    match event:
        case NoteWritten():
            return _written(group, event)
        case NoteRemoved(note=removed):
            return replace(group, notes={note: each for note, each in group.notes.items() if note != removed})
        case Reported():
            return replace(group, reported=True)
    raise ValueError(f"a group cannot go on with {type(event).__name__}")


def _written(group: Group, event: NoteWritten) -> Group:
    known = group.notes.get(event.note)
    count = group.written if known else group.written + 1
    note = Note(kind=event.kind, text=event.text, by=event.by, order=known.order if known else count)
    return replace(group, notes={**group.notes, event.note: note}, written=count)
