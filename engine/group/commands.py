"""What people can ask of a small group they sit in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from engine.fields import Id, Length, Range
from engine.registry import command

NoteKind = Literal["point", "question", "idea", "quote", "action"]


@command("group.write_note")
@dataclass(frozen=True, slots=True, kw_only=True)
class WriteNote:
    """Write a note, or rewrite one of the group (the same `note`): `rev` is the one that this was made from, 0 for a
    note that is new. The host of the group, or a coordinator, may write it for a `person` without a phone."""

    group: Id
    note: Id
    kind: NoteKind
    text: Annotated[str, Length(1, 1000)]
    rev: Annotated[int, Range(0, 1_000_000)] = 0
    person: Id | None = None


@command("group.remove_note")
@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveNote:
    group: Id
    note: Id


@command("group.agree")
@dataclass(frozen=True, slots=True, kw_only=True)
class Agree:
    """Say that one agrees with a note, or no longer."""

    group: Id
    note: Id
    agrees: bool


@command("group.report")
@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Say that the group has written down what it brings back."""

    group: Id
