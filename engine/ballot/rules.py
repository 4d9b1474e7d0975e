"""The rules of a ballot: who votes, how many must be there, and what it takes.

`rules_of` and `threshold_of` read them as a workflow's source and an export write them; `as_source` writes them so.
What they mean in words is in `engine.ballot.explain`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal, get_args

from engine.tally import METHODS

Base = Literal["yes_and_no", "cast", "present", "entitled"]
Secrecy = Literal["open", "secret"]
Electorate = Literal["member_organisations"]
Per = Literal["clause", "whole"]

# Written out in digits: a decimal or a percentage of two thirds is no longer two thirds.
_FRACTION = re.compile(r"([0-9]{1,9})(?:/([0-9]{1,9}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A majority as an exact fraction of a named base: `at least` it, or strictly `more than` it.

    Bases: `yes_and_no` leaves abstentions out; `cast` counts every paper; `present` and `entitled` count seats.
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
        _one_of("base", self.base, get_args(Base))

    def needed(self, base: int) -> int:
        """The least whole number of yes votes that passes on this many; at least 1, so an empty base never passes."""
        share = self.fraction * base
        least = share.__floor__() + 1 if self.strictly_more else share.__ceil__()
        return max(1, least)


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotRules:
    """Everything that fixes what a ballot means, frozen when it opens.

    `method` is a name in the registry of tallies. `quorum` is a number of seats that must be present (a cast counts as
    present), tested at opening and again at the close; 0 asks for none. `quorum_part` asks for a part of the entitled
    seats, rounded up; it is settled as a number when the ballot opens. `per` says what the questions are.
    Raises ValueError for a value outside these.
    """

    threshold: Threshold
    method: str = "yes_no_abstain"
    electorate: Electorate = "member_organisations"
    per: Per = "clause"
    secrecy: Secrecy = "open"
    quorum: int = 0
    quorum_part: Fraction | None = None

    def __post_init__(self) -> None:
        _one_of("method", self.method, tuple(METHODS))
        _one_of("electorate", self.electorate, get_args(Electorate))
        _one_of("per", self.per, get_args(Per))
        _one_of("secrecy", self.secrecy, get_args(Secrecy))
        if type(self.quorum) is not int or self.quorum < 0:
            raise ValueError(f"A quorum is a whole number of seats, 0 for none; {self.quorum!r} is not.")
        if self.quorum_part is not None and not 0 < self.quorum_part <= 1:
            raise ValueError(f"A quorum is a part of the seats, above 0 and at most 1; {self.quorum_part} is not.")

    def quorum_among(self, entitled: int) -> int:
        """How many of so many seats must be present."""
        return max(self.quorum, ((self.quorum_part or Fraction(0)) * entitled).__ceil__())

    def settled(self, entitled: int) -> BallotRules:
        """The rules as a ballot with so many seats is opened under them: with the quorum as a number."""
        return replace(self, quorum=self.quorum_among(entitled), quorum_part=None)


def threshold_of(source: object) -> Threshold:
    """Read `{at_least: 2/3, of: yes_and_no}` or `{more_than: 1/2, of: cast}`. The base has no default here: with the
    same votes it turns a pass into a fail. Raises ValueError with a sentence that says what is wrong."""
    fields = _fields("A threshold", source, {"at_least", "more_than", "of"})
    ways = [way for way in ("at_least", "more_than") if way in fields]
    if len(ways) != 1:
        raise ValueError("A threshold has either at_least or more_than, such as {at_least: 2/3, of: yes_and_no}.")
    if "of" not in fields:
        raise ValueError(f"A threshold says of what it is a part; give `of`: {', '.join(get_args(Base))}.")
    fraction = fraction_of(fields[ways[0]])
    return Threshold(fraction=fraction, base=fields["of"], strictly_more=ways[0] == "more_than")


def rules_of(source: object) -> BallotRules:
    """Read the rules of a ballot: `threshold` and, where they differ from the defaults, the other fields of
    `BallotRules`. Raises ValueError with a sentence that says what is wrong."""
    names = {"threshold", "method", "electorate", "per", "secrecy", "quorum", "quorum_part"}
    fields = _fields("The rules of a ballot", source, names)
    if "threshold" not in fields:
        raise ValueError("The rules of a ballot need a threshold, such as {more_than: 1/2, of: yes_and_no}.")
    part = {"quorum_part": fraction_of(fields["quorum_part"])} if "quorum_part" in fields else {}
    return BallotRules(**{**fields, **part, "threshold": threshold_of(fields["threshold"])})


def as_source(rules: BallotRules) -> dict[str, Any]:
    """The rules as `rules_of` reads them, every field that says something written out, fractions as strings."""
    way = "more_than" if rules.threshold.strictly_more else "at_least"
    part = {"quorum_part": str(rules.quorum_part)} if rules.quorum_part else {}
    return part | {
        "threshold": {way: str(rules.threshold.fraction), "of": rules.threshold.base},
        "method": rules.method,
        "electorate": rules.electorate,
        "per": rules.per,
        "secrecy": rules.secrecy,
        "quorum": rules.quorum,
    }


def fraction_of(written: object) -> Fraction:
    """Read `2/3`. Raises ValueError with a sentence that says what is wrong."""
    # A whole number comes unquoted from YAML; True is an int to Python, and no fraction to anybody else.
    match = _FRACTION.fullmatch(str(written)) if type(written) in (str, int) else None
    if match is None:
        raise ValueError(f"{written!r} is no fraction; write it in whole numbers, such as 2/3.")
    if match[2] is not None and int(match[2]) == 0:
        raise ValueError(f"{written!r} divides by zero.")
    return Fraction(int(match[1]), int(match[2] or 1))


def _fields(what: str, source: object, known: set[str]) -> dict[str, Any]:
    if not isinstance(source, Mapping):
        # A sentence for whoever writes a workflow, like every other mistake in it; not a fault of the program.
        raise ValueError(f"{what} must be named values, not {source!r}.")
    if unknown := [str(name) for name in source if name not in known]:
        raise ValueError(f"{what} cannot have {', '.join(unknown)}; it has {', '.join(sorted(known))}.")
    return dict(source)


def _one_of(what: str, value: object, known: tuple[str, ...]) -> None:
    if value not in known:
        raise ValueError(f"The {what} {value!r} is unknown; choose from {', '.join(known)}.")
