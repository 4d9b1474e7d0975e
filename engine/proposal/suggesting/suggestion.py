"""A suggestion as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.text import NOTHING, Text

SuggestionKind = Literal["wording", "addition", "removal"]
SuggestionState = Literal["open", "taken", "declined", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`clause` is what it is about, nothing for an addition; `on` the words that this had then. `by` made it, at
    `organisation` (nothing for a guest). `answer` is why it was declined."""

    suggestion: str
    kind: SuggestionKind
    clause: str | None
    on: Text
    text: Text
    reason: Text
    by: str
    organisation: str
    at: str
    state: SuggestionState = "open"
    answer: Text = NOTHING
