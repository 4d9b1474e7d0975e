"""What is wrong with a definition: a stable code, its parameters, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

Path = tuple[str | int, ...]
LONGEST_SHOWN = 60

WARNINGS = frozenset(
    {
        "awaited_may_never_end",
        "awaited_not_asked_for",
        "by_hand_too_late",
        "case_uncertain",
        "effect_twice",
        "effect_without_use",
        "ending_impossible",
        "guard_twice",
        "move_never_first",
        "moves_overlap",
        "named_twice",
        "override_on_automatic",
        "override_without_guards",
        "quorum_not_asked",
        "reminder_twice",
        "review_never_set",
        "tasks_never_made",
        "workflow_not_here",
    }
)
"""What is probably not meant. It is shown, and the workflow can be published all the same."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`path` leads to the place in the source (`("moves", "adopt", "to")`); the loader turns it into a line. `code` is
    a sentence in the catalogue under `workflow.`."""

    path: Path
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def refuses(self) -> bool:
        """Whether the workflow cannot be published with it."""
        return self.code not in WARNINGS


class BadSettings(ValueError):
    """Settings that contradict each other or name what is not there: with the code and parameters of a problem."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def shown(value: object) -> str:
    """What stands in a source, short enough for a sentence; a number may be too long to be written in digits."""
    try:
        text = str(value)
    except ValueError:
        return "…"
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


MOST_KNOWN = 30


def unknown_name(path: Path, name: object, known: Iterable[str]) -> Problem:
    """A name that is none of those known; `misspelt_name` if one of them was probably meant."""
    known = list(known)
    meant = nearest(name, known)
    if meant:
        return Problem(path, "misspelt_name", {"name": shown(name), "meant": meant})
    return Problem(path, "unknown_name", {"name": shown(name), "known": known[:MOST_KNOWN]})


def nearest(name: object, known: Iterable[str]) -> str:
    """The known name that is most like it, or an empty string."""
    found = get_close_matches(shown(name), list(known), n=1, cutoff=0.6)
    return found[0] if found else ""
