"""What a small group has written, as its events make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.group.events import NoteAgreed, NoteRemoved, NoteWritten, Reported
from engine.replacing import replace
from engine.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """`by` is who wrote it first and `edited_by` who rewrote it last, if that was somebody else: both are shown in the
    group alone. Rewritten, a note keeps its `order`, and `rev` grows. `entered_by` wrote it down for `by`. `agreed` are
    the people who agree with it."""

    kind: str
    text: Text
    by: str
    order: int
    rev: int = 1
    edited_by: str | None = None
    entered_by: str | None = None
    agreed: tuple[str, ...] = ()


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
        case NoteAgreed():
            return _agreed(group, event)
        case NoteRemoved(note=removed):
            return replace(group, notes={note: each for note, each in group.notes.items() if note != removed})
        case Reported():
            return replace(group, reported=True)
    raise ValueError(f"a group cannot go on with {type(event).__name__}")


def _written(group: Group, event: NoteWritten) -> Group:
    known = group.notes.get(event.note)
    if known is not None:
        writer = event.by if event.by != known.by else None
        note = replace(known, kind=event.kind, text=event.text, rev=known.rev + 1, edited_by=writer)
        return replace(group, notes={**group.notes, event.note: note})
    count = group.written + 1
    note = Note(kind=event.kind, text=event.text, by=event.by, order=count, entered_by=event.entered_by)
    return replace(group, notes={**group.notes, event.note: note}, written=count)


def _agreed(group: Group, event: NoteAgreed) -> Group:
    """Whoever agreed with a note that was rewritten since still does: the group sees what is changed."""
    note = group.notes[event.note]
    others = tuple(person for person in note.agreed if person != event.by)
    agreed = (*others, event.by) if event.agrees else others
    return replace(group, notes={**group.notes, event.note: replace(note, agreed=agreed)})
