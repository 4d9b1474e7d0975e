"""What a file of papers says, whatever its format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from web.cli.count.trouble import Trouble

Marks = tuple[tuple[str, ...], ...]
"""A ranking as it stands on paper, best first: a rank may be empty, hold several options, or one ranked before."""

Form = Literal["marks", "some", "values"]

MOST_OPTIONS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """`options`: by the names that the file has, all different; `numbers`: the option that each of the file's own
    numbers means. `papers`: what is on them and how many say so; None is an empty one. `seats` 0 where the file does
    not say. `rule`: its own way of counting, as it writes it. `budget` and `costs` in one unit. `labels`: longer names.
    `notes`: what was read with a grain of salt, by code, and how often."""

    format: str
    options: tuple[str, ...]
    form: Form
    papers: Mapping[Any, int]
    title: str = ""
    seats: int = 0
    numbers: Mapping[str, str] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
    rule: str = ""
    budget: Fraction | None = None
    costs: Mapping[str, Fraction] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    most_ranked: int = 0
    highest: int = 0
    total: int = 0
    least_support: Fraction = Fraction(0)
    notes: Mapping[str, int] = field(default_factory=dict)


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names, each with its number behind it where another has the same name or where there is none."""
    stripped = [name.strip() for name in names]
    if len(stripped) > MOST_OPTIONS:
        raise Trouble("too_many_options", limit=MOST_OPTIONS)
    often = Counter(stripped)
    told: list[str] = []
    taken = {name for name, times in often.items() if times == 1}
    for number, name in enumerate(stripped, start=1):
        shown = name if name and often[name] == 1 else f"{name} ({number})".strip()
        while shown in taken and (not name or often[name] > 1):
            shown += "*"
        taken.add(shown)
        told.append(shown)
    return tuple(told)


def whole(written: str, line: int) -> int:
    """A whole number of at least 0, also written as `3.0`."""
    digits, _, decimals = written.strip().partition(".")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 15):
        raise Trouble("not_a_number", line, found=written)
    if decimals.strip("0"):
        raise Trouble("not_whole", line, found=written)
    return int(digits)
