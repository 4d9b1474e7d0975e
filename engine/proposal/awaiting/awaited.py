"""Another proposal that one waits for."""

from __future__ import annotations

from dataclasses import dataclass

from engine.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """`title` is what `proposal` was last known to be called, by its own reference; `outcome` how it has ended, empty
    while it is under way."""

    proposal: str
    title: Text
    outcome: str = ""
