"""One sentence as a code with its parameters, which screens render from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from engine.ballot.explain.codes import CODES

Message = dict[str, Any]
"""`{"code": str, "params": {name: number}}`: whole numbers, exact ones as `n/d`, lists of the numbers of options."""

Figure = int | Fraction


def say(code: str, /, **params: Figure | Iterable[int]) -> Message:
    if set(params) != set(CODES[code]):
        raise ValueError(f"message {code} takes {CODES[code]}, got {sorted(params)}")
    return {"code": code, "params": {name: _written(value) for name, value in params.items()}}


def _written(value: Figure | Iterable[int]) -> int | str | list[int]:
    """A whole number as one, so that a plural can be chosen by it."""
    match value:
        case int():
            return value
        case Fraction():
            return value.numerator if value.denominator == 1 else str(value)
    return list(value)
