"""The parts of a list of organisations and people: its cells, what each row means, and what can be wrong with one."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from engine.directory.rows import Membership, Organisation, Person

Status = Literal["new", "known", "wrong"]

PROBLEMS: Mapping[str, tuple[str, ...]] = {
    "no_organisation": (),
    "no_name": (),
    "too_long": ("most",),
    "bad_text": (),
    "bad_email": ("value",),
    "unknown_role": ("value",),
    "unknown_kind": ("value",),
    "unknown_language": ("value",),
    "role_needs_member": (),
    "kind_differs": ("line",),
    "kind_known_otherwise": (),
    "twice": ("line",),
    "too_many_cells": (),
}
"""Code → the names of its parameters. Closed: each has a sentence `list_problem.CODE` in both languages."""

NOTES: Mapping[str, tuple[str, ...]] = {"resembles": ("name",)}
"""What is worth a look and stops nothing: each has a sentence `list_note.CODE` in both languages."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A row as it stands in a file: at which line, and what."""

    line: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, or worth a look. `field` is the cell that it is about; empty when it is the whole row."""

    code: str
    field: str = ""
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    said: Mapping[str, str]
    status: Status
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """`organisations` and `people` are what `movement.take_list` would be given, as its fields."""

    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    organisations: tuple[Mapping[str, str], ...]
    people: tuple[Mapping[str, str], ...]
    new_people: int

    def count(self, status: Status) -> int:
        return sum(row.status == status for row in self.rows)


@dataclass(frozen=True, slots=True)
class Known:
    """What the movement has already. `language` is what people read unless the list says otherwise."""

    organisations: Sequence[Organisation] = ()
    people: Sequence[Person] = ()
    memberships: Collection[Membership] = ()
    language: str = "nl"
