"""What is wrong with a definition: a stable code, its parameters, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

Path = tuple[str | int, ...]
LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """`path` leads to the place in the source (`("moves", "adopt", "to")`); the loader turns it into a line. `code` is
    a sentence in the catalogue under `workflow.`."""

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


def unknown_name(path: Path, name: object, known: Iterable[str]) -> Problem:
    """A name that is none of those known; `misspelt_name` if one of them was probably meant."""
    meant = nearest(name, known)
    if meant:
        return Problem(path, "misspelt_name", {"name": shown(name), "meant": meant})
    return Problem(path, "unknown_name", {"name": shown(name)})


def nearest(name: object, known: Iterable[str]) -> str:
    """The known name that is most like it, or an empty string."""
    found = get_close_matches(shown(name), list(known), n=1, cutoff=0.6)
    return found[0] if found else ""
