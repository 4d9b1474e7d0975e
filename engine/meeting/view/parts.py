"""How a view is put together: only what says something is in it, since in a patch a null would mean 'remove'."""

from __future__ import annotations

from typing import Any, Literal

from engine.lookup import Lookup

View = dict[str, Any]
Audience = Literal["participant", "coordinator", "screen"]


def given(**values: str | None) -> View:
    """Those that say something."""
    return {name: value for name, value in values.items() if value}


def flags(**values: bool) -> View:
    """Those that are true; what is not so is not said."""
    return {name: True for name, value in values.items() if value}


def name_of(person: str, lookup: Lookup) -> str:
    known = lookup.person(person)
    return known.name if known else ""
