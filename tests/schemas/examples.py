"""Valid and invalid payloads, made from the same hints and bounds that the schemas are derived from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from engine.fields import Length, Pattern, Range

MATCHES = {
    "bad_id": "an-id_1",
    "bad_place": "opening",
    "bad_note": "group-1.note-1",
    "bad_link": "https://example.org/call",
    "bad_email": "somebody@example.org",
    "bad_time_zone": "Europe/Amsterdam",
    "bad_token": "t" * 22,
    "bad_key": "k" * 22,
    "bad_date": "2022-04-14",
    "bad_instant": "2022-04-14T11:00:00Z",
}
"""A string for each pattern. A pattern with a new code needs a line here."""


def payload(cls: type) -> dict[str, Any]:
    """Every field of a dataclass, filled in as JSON."""
    hints = get_type_hints(cls, include_extras=True)
    return {f.name: example(hints[f.name]) for f in fields(cls)}


def required(cls: type) -> set[str]:
    return {f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING}


def example(hint: Any, bounds: tuple[Any, ...] = ()) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return example(args[0], (*args[1:], *bounds))
    if origin is Literal:
        return args[0]
    if origin is tuple:
        return [example(args[0])] * max(1, _least(bounds))
    if origin is dict:
        return {f"q{n}": "for" for n in range(max(1, _least(bounds)))}
    if NoneType in args:
        return example(next(a for a in args if a is not NoneType), bounds)
    if is_dataclass(hint):
        return payload(hint)
    if hint is bool:
        return True
    if hint is int:
        return next(b.least for b in bounds if isinstance(b, Range))
    for bound in bounds:
        if isinstance(bound, Pattern):
            return MATCHES[bound.says]
    return "w" * max(1, _least(bounds))


def wrong(hint: Any, bounds: tuple[Any, ...] = ()) -> Iterator[tuple[Any, str]]:
    """(value, code) for everything that a field's type and bounds forbid, at the field itself."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        yield from wrong(args[0], (*args[1:], *bounds))
    elif NoneType in args:
        yield from wrong(next(a for a in args if a is not NoneType), bounds)
    elif origin is Literal:
        yield from (("no such option", "not_one_of"), (1, "wrong_type"))
    elif origin in (tuple, dict):
        free = origin is dict and args[1] is Any
        yield from _wrong_count(origin, args[0], bounds, "too_long" if free else "too_many")
    elif is_dataclass(hint):
        yield from (([], "wrong_type"), ("x", "wrong_type"))
    elif hint is bool:
        yield from (("true", "wrong_type"), (1, "wrong_type"))
    elif hint is int:
        yield from _wrong_number(bounds)
    else:
        yield from _wrong_words(bounds)


def _wrong_count(origin: Any, member: Any, bounds: tuple[Any, ...], more: str) -> Iterator[tuple[Any, str]]:
    """A source (`dict[str, Any]`) that states no bounds has those of every source."""
    yield from (("x", "wrong_type"), (7, "wrong_type"))
    for bound in bounds:
        if isinstance(bound, Length):
            many = range(bound.most + 1)
            yield {f"q{n}": "for" for n in many} if origin is dict else [example(member) for _ in many], more
            if bound.least:
                yield {} if origin is dict else [], "too_few"


def _wrong_number(bounds: tuple[Any, ...]) -> Iterator[tuple[Any, str]]:
    yield from (("5", "wrong_type"), (True, "wrong_type"), (1.0, "wrong_type"))
    for bound in bounds:
        if isinstance(bound, Range):
            yield from ((bound.least - 1, "out_of_range"), (bound.most + 1, "out_of_range"))


def _wrong_words(bounds: tuple[Any, ...]) -> Iterator[tuple[Any, str]]:
    yield from ((5, "wrong_type"), (["x"], "wrong_type"), ("nul\0", "bad_text"), ("half \ud800", "bad_text"))
    for bound in bounds:
        if isinstance(bound, Length):
            yield "w" * (bound.most + 1), "too_long"
            if bound.least:
                yield from (("", "too_short"), ("   ", "too_short"))
        if isinstance(bound, Pattern):
            yield from (("<no>", bound.says), (MATCHES[bound.says] + "\n", bound.says))


def _least(bounds: tuple[Any, ...]) -> int:
    return max((b.least for b in bounds if isinstance(b, Length)), default=0)
