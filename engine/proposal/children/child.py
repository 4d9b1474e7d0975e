"""A proposal that another one asked for."""

from __future__ import annotations

from dataclasses import dataclass

from engine.text import Text

MOST_DEEP = 4
"""Children of children of children: deeper than this, it is workflows that start one another for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """`item` is the clause, theme or team that it is for, and `of` says which of these; both
    are empty if it is for none. `text` are the words of the clause.
    `batch` tells those apart that were asked for by one move, 0 of one that the parent does not wait for."""

    child: str
    workflow: str
    title: Text
    item: str
    text: Text
    batch: int
    of: str = ""
