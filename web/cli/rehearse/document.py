"""A rehearsal as one JSON document: whole numbers, and fractions as strings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from engine.workflow.rehearse import Report

FORMAT, VERSION = "polder-rehearsal", 1


def document(report: Report) -> dict[str, Any]:
    return {"format": FORMAT, "version": VERSION, "report": _plain(report)}


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value
