"""A majority as an exact fraction of a named base."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, get_args

Base = Literal["yes_and_no", "valid", "cast", "present", "entitled"]

# Written out in digits: a decimal or a percentage of two thirds is no longer two thirds.
_FRACTION = re.compile(r"([0-9]{1,9})(?:/([0-9]{1,9}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A majority as an exact fraction of a named base: `at least` it, or strictly `more than` it.

    Bases: `yes_and_no` leaves abstentions out; `valid` counts the papers that say something, `cast` every paper;
    `present` and `entitled` count seats. In a weighted ballot each counts what they weigh.
    Raises ValueError for a fraction that everything or nothing can reach, TypeError for a float.
    """

    fraction: Fraction
    base: Base = "yes_and_no"
    strictly_more: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.fraction, Fraction):
            raise TypeError(f"A threshold is an exact fraction, not {self.fraction!r}.")
        if not 0 < self.fraction <= 1:
            raise ValueError(f"A threshold lies above 0 and is at most 1; {self.fraction} does not.")
        if self.strictly_more and self.fraction == 1:
            raise ValueError("More than 1 (everybody) is impossible; use at_least 1 to ask for everybody.")
        one_of("base", self.base, get_args(Base))

    def needed(self, base: int) -> int:
        """The least whole number of yes votes that passes on this many; at least 1, so an empty base never passes."""
        share = self.fraction * base
        least = share.__floor__() + 1 if self.strictly_more else share.__ceil__()
        return max(1, least)


def threshold_of(source: object) -> Threshold:
    """Read `{at_least: 2/3, of: yes_and_no}` or `{more_than: 1/2, of: cast}`. The base has no default here: with the
    same votes it turns a pass into a fail. Raises ValueError with a sentence that says what is wrong."""
    fields = named_values("A threshold", source, {"at_least", "more_than", "of"})
    ways = [way for way in ("at_least", "more_than") if way in fields]
    if len(ways) != 1:
        raise ValueError("A threshold has either at_least or more_than, such as {at_least: 2/3, of: yes_and_no}.")
    if "of" not in fields:
        raise ValueError(f"A threshold says of what it is a part; give `of`: {', '.join(get_args(Base))}.")
    fraction = fraction_of(fields[ways[0]])
    return Threshold(fraction=fraction, base=fields["of"], strictly_more=ways[0] == "more_than")


def fraction_of(written: object) -> Fraction:
    """Read `2/3`. Raises ValueError with a sentence that says what is wrong."""
    # A whole number comes unquoted from YAML; True is an int to Python, and no fraction to anybody else.
    match = _FRACTION.fullmatch(str(written)) if type(written) in (str, int) else None
    if match is None:
        raise ValueError(f"{written!r} is no fraction; write it in whole numbers, such as 2/3.")
    if match[2] is not None and int(match[2]) == 0:
        raise ValueError(f"{written!r} divides by zero.")
    return Fraction(int(match[1]), int(match[2] or 1))


def named_values(what: str, source: object, known: set[str]) -> dict[str, Any]:
    """Raises ValueError for what is no mapping or has a name that is not known."""
    if not isinstance(source, Mapping):
        # A sentence for whoever writes a workflow, like every other mistake in it; not a fault of the program.
        raise ValueError(f"{what} must be named values, not {source!r}.")
    if unknown := [str(name) for name in source if name not in known]:
        raise ValueError(f"{what} cannot have {', '.join(unknown)}; it has {', '.join(sorted(known))}.")
    return dict(source)


def one_of(what: str, value: object, known: tuple[str, ...]) -> None:
    """Raises ValueError for a word that is not one of the known."""
    if value not in known:
        raise ValueError(f"The {what} {value!r} is unknown; choose from {', '.join(known)}.")
