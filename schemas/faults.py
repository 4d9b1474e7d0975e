"""What can be wrong with one field: a stable code and its parameters, gathered into the refusal `invalid_fields`.

A fault never holds the value that was sent, so a secret in a wrong place reaches neither an answer nor a log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from marshmallow import ValidationError
from marshmallow.exceptions import SCHEMA

from engine.errors import Refused, refuse

FIELD_CODES: Mapping[str, tuple[str, ...]] = {
    "required": (),
    "unknown_field": (),
    "wrong_type": ("expected",),
    "bad_text": (),
    "too_short": ("least",),
    "too_long": ("most",),
    "too_few": ("least",),
    "too_many": ("most",),
    "out_of_range": ("least", "most"),
    "not_one_of": ("options",),
    "bad_id": (),
    "bad_note": (),
    "bad_link": (),
    "bad_place": (),
    "bad_email": (),
    "bad_time_zone": (),
    "bad_token": (),
    "bad_key": (),
    "bad_date": (),
    "bad_instant": (),
    "bad_part": (),
}
"""Code → the names of its parameters. Closed: a `Pattern` that says anything else is refused when its schema is made.
`bad_text` is said of control characters and of halves of characters, which no database keeps."""

MOST_FAULTS = 20
MOST_NAME = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One field's trouble."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if set(self.params) != set(FIELD_CODES[self.code]):
            raise ValueError(f"fault {self.code} takes {FIELD_CODES[self.code]}, got {sorted(self.params)}")


def fault(code: str, **params: Any) -> ValidationError:
    """The exception that Marshmallow carries to the top; its message is the Fault itself."""
    return ValidationError([Fault(code, params)])


def refusal(errors: Any) -> Refused:
    """`invalid_fields` with {path: {code, params}}; a path names nested fields with dots, members by their place.
    The first 20 faults suffice, one per path."""
    found: dict[str, dict[str, Any]] = {}
    for path, each in islice(_walk("", errors), MOST_FAULTS):
        found.setdefault(path, {"code": each.code, "params": dict(each.params)})
    return refuse("invalid_fields", fields=found)


def _walk(path: str, errors: Any) -> Iterator[tuple[str, Fault]]:
    if isinstance(errors, Fault):
        yield path, errors
    elif isinstance(errors, list):
        for each in errors:
            yield from _walk(path, each)
    elif isinstance(errors, Mapping):
        for name, each in errors.items():
            yield from _walk(_step(path, name), each)
    else:
        raise TypeError(f"a schema said {errors!r} of {path!r} instead of a fault")


def _step(path: str, name: object) -> str:
    if name == SCHEMA:
        return path
    return f"{path}.{shown(name)}" if path else shown(name)


def shown(name: object) -> str:
    """A name of somebody's own making, short enough to repeat and made of whole characters."""
    return str(name)[:MOST_NAME].encode("utf-8", "replace").decode()
