"""What people can ask of a small group they sit in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from engine.fields import Id, Length
from engine.registry import command

NoteKind = Literal["point", "question", "idea", "quote", "action"]


@command("group.write_note")
@dataclass(frozen=True, slots=True, kw_only=True)
class WriteNote:
    """Write a note, or rewrite one's own (the same `note`)."""

    group: Id
    note: Id
    kind: NoteKind
    text: Annotated[str, Length(1, 1000)]


@command("group.remove_note")
@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveNote:
    group: Id
    note: Id


@command("group.report")
@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Say that the group has written down what it brings back."""

    group: Id
