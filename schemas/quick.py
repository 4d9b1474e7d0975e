"""A vote is read the short way if it is as plain as almost every vote is; anything else, and every fault, the long way.

What this takes the schema takes too, and makes the same command of it: `tests/schemas/test_quick.py` asks them both.
The bounds are those that stand beside the command's type; of the words of an answer fewer are taken than it allows.
"""

from __future__ import annotations

import re
from typing import Any, get_type_hints

from engine.ballot.commands import Cast
from engine.fields import Pattern, Range

_BOUNDS = {name: hint.__metadata__ for name, hint in get_type_hints(Cast, include_extras=True).items()}
_FIELDS = {"ballot", "seat", "key", "n", "choice"}
_MOST_ANSWERS = 100
_PLAIN = re.compile(r"[\x21-\x7e]{1,5000}")


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(next(bound.expression for bound in _BOUNDS[name] if isinstance(bound, Pattern)))


_ID, _KEY = _pattern("ballot"), _pattern("key")
_N = next(bound for bound in _BOUNDS["n"] if isinstance(bound, Range))


def quick_cast(fields: dict[str, Any]) -> Cast | None:
    """The command of a plain vote; None if the schema has to look at it."""
    if fields.keys() != _FIELDS:
        return None
    ballot, seat, key, n, choice = (fields[name] for name in ("ballot", "seat", "key", "n", "choice"))
    plain = (
        _matches(_ID, ballot)
        and _matches(_ID, seat)
        and _matches(_KEY, key)
        and type(n) is int
        and _N.least <= n <= _N.most
        and type(choice) is dict
        and 1 <= len(choice) <= _MOST_ANSWERS
        and all(_matches(_ID, question) and _matches(_PLAIN, answer) for question, answer in choice.items())
    )
    return Cast(ballot=ballot, seat=seat, key=key, n=n, choice=choice) if plain else None


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return type(value) is str and pattern.fullmatch(value) is not None
