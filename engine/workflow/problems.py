"""What is wrong with a definition: a stable code, its parameters, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

Path = tuple[str | int, ...]
LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """`path` leads to the place in the source (`("moves", "adopt", "to")`); the loader turns it into a line. `code` is a
    sentence in the catalogue under `workflow.`; an `error` stops publishing, a warning does not."""

    path: Path
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


def shown(value: object) -> str:
    """What stands in a source, short enough for a sentence; a number may be too long to be written in digits."""
    try:
        text = str(value)
    except ValueError:
        return "…"
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def nearest(name: object, known: Mapping[str, Any] | set[str] | frozenset[str]) -> str:
    """The known name that was probably meant, or an empty string."""
    found = get_close_matches(shown(name), list(known), n=1, cutoff=0.6)
    return found[0] if found else ""
