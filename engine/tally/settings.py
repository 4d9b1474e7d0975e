"""A method's settings, read as a workflow's source, an export or a command line writes them, and written so again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from fractions import Fraction
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from engine.declared import Kind, Setting, is_required
from engine.declared import declared as declared_by
from engine.fields import Range

_KINDS: Mapping[Any, Kind] = {
    int: "whole",
    Fraction: "exact",
    bool: "yes_no",
    str: "words",
    tuple: "list",
    Mapping: "map",
}
_EXACT = re.compile(r"(-?[0-9]{1,18})(?:/([0-9]{1,18})|\.([0-9]{1,30}))?")


def declared(cls: type) -> tuple[Setting, ...]:
    """What a method's settings dataclass declares, in its order."""
    return declared_by(cls, _KINDS)


def settings_of(cls: type, source: Mapping[str, Any], what: str) -> Any:
    """An instance of a method's settings. `what` names the method in the sentence of the ValueError that is raised for
    a setting that is unknown, missing, of the wrong kind or out of bounds."""
    known = {field.name: field for field in fields(cls)}
    if unknown := [str(name) for name in source if name not in known]:
        has = f"it has {', '.join(sorted(known))}" if known else "it has no settings"
        raise ValueError(f"{what} cannot have {', '.join(unknown)}; {has}.")
    if missing := [name for name, field in known.items() if name not in source and is_required(field)]:
        raise ValueError(f"{what} needs {', '.join(missing)}.")
    hints = _hints(cls)
    return cls(**{name: _value(hints[name], value, f"{what}: {name}") for name, value in source.items()})


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    return get_type_hints(cls, include_extras=True)


def settings_source(settings: Any) -> dict[str, Any]:
    """The settings as `settings_of` reads them, every field written out, fractions as strings."""
    return {field.name: written(getattr(settings, field.name)) for field in fields(settings)}


def exact(written: object, what: str) -> Fraction:
    """Read `3`, `2/3` or `45.2`, as a decimal is written and not as a computer keeps it. Raises ValueError."""
    match = _EXACT.fullmatch(str(written)) if type(written) in (str, int) else None
    if match is None or (match[2] is not None and int(match[2]) == 0):
        raise ValueError(f"{what} is an exact number such as 3, 2/3 or '45.2', not {written!r}.")
    return Fraction(str(written))


def _value(hint: Any, value: object, what: str) -> Any:
    bounds = [each for each in getattr(hint, "__metadata__", ()) if isinstance(each, Range)]
    kind = hint.__origin__ if hasattr(hint, "__metadata__") else hint
    if kind is Fraction:
        return exact(value, what)
    if kind in (int, bool, str):
        if type(value) is not kind:
            expected = {int: "a whole number", bool: "true or false", str: "a text"}[kind]
            raise ValueError(f"{what} is {expected}, not {value!r}.")
        for each in bounds:
            if not each.least <= int(value) <= each.most:  # type: ignore[call-overload]
                raise ValueError(f"{what} lies from {each.least} to {each.most}; {value} does not.")
        return value
    return _several(kind, value, what)


def _several(kind: Any, value: object, what: str) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and isinstance(value, (list, tuple)):
        return tuple(_value(arguments[0], each, what) for each in value)
    if origin is Mapping and isinstance(value, Mapping):
        return {str(name): _value(arguments[1], each, f"{what} of {name}") for name, each in value.items()}
    # What is left is a choice of words.
    if value not in arguments:
        raise ValueError(f"{what} is {' or '.join(map(repr, arguments))}, not {value!r}.")
    return value


def written(value: Any) -> Any:
    """A setting as a source writes it."""
    match value:
        case Fraction():
            return str(value)
        case tuple():
            return [written(each) for each in value]
        case Mapping():
            return {name: written(each) for name, each in value.items()}
    return value
