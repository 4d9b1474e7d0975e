"""Events to JSON and back, by the type hints of their dataclasses.

A dataclass is an object, a tuple a list, a Fraction "2/3", a sealed Text `{"id", "digest"}`. A field that an old event
lacks takes its default; anything else that does not fit raises CodecError and names the event.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from engine.registry import EVENTS, name_of
from engine.text import Text

VERSION = 1
"""The version that every event is written in. A changed event keeps its name and gets a version and a way to read the
old one here."""


class CodecError(ValueError):
    """A value that the ledger cannot hold, or a row that this program cannot read."""


@dataclass(frozen=True, slots=True)
class _Form:
    """Both directions of one type."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def encode(event: Any) -> tuple[str, int, dict[str, Any]]:
    """The event's name, its version and its body as JSON values."""
    cls: Any = type(event)
    try:
        name = name_of(event)
    except KeyError:
        raise CodecError(f"{cls.__name__} is no registered event") from None
    try:
        return name, VERSION, _form(cls).write(event)
    except CodecError as error:
        raise CodecError(f"{name}: {error}") from None


def decode(name: str, version: int, body: Mapping[str, Any]) -> Any:
    if name not in EVENTS:
        raise CodecError(f"the ledger holds an event {name!r} that this program does not know: is it too old?")
    if version != VERSION:
        raise CodecError(f"the ledger holds {name!r} in version {version}; this program reads version {VERSION}")
    try:
        return _form(EVENTS[name]).read(body)
    except CodecError as error:
        raise CodecError(f"{name}: {error}") from None


@cache
def _form(hint: Any) -> _Form:
    if hint in (str, int, bool, NoneType):
        return _Form(_checked(hint), _checked(hint))
    if hint is Any:
        return _Form(_plain_json, _plain_json)
    if hint is Fraction:
        return _Form(lambda value: str(_checked(Fraction)(value)), lambda value: Fraction(_checked(str)(value)))
    if hint is Text:
        return _Form(_write_text, _read_text)
    if is_dataclass(hint) and isinstance(hint, type):
        return _of_dataclass(hint)
    return _of_generic(hint, get_origin(hint), get_args(hint))


def _of_generic(hint: Any, origin: Any, arguments: tuple[Any, ...]) -> _Form:
    if origin is Literal:
        return _Form(_one_of(arguments), _one_of(arguments))
    if origin in (Union, UnionType) and len(arguments) == 2 and NoneType in arguments:
        return _optional(_form(next(each for each in arguments if each is not NoneType)))
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return _list_of(_form(arguments[0]))
    if origin is tuple:
        return _row_of([_form(each) for each in arguments])
    if origin in (dict, Mapping) and arguments[0] is str:
        return _object_of(_form(arguments[1]))
    raise CodecError(f"the ledger has no form for {hint}")


def _checked(kind: type) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) is not kind:
            raise CodecError(f"expected {kind.__name__}, got {type(value).__name__}")
        return value

    return check


def _one_of(values: tuple[Any, ...]) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if value not in values:
            raise CodecError(f"expected one of {list(values)}, got {value!r}")
        return value

    return check


def _plain_json(value: Any) -> Any:
    """JSON values only. No float decides anything, so none is kept."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain_json(each) for each in value]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: _plain_json(each) for key, each in value.items()}
    raise CodecError(f"{type(value).__name__} is no JSON value that comes back as it went")


def _write_text(value: Any) -> dict[str, str]:
    text: Text = _checked(Text)(value)
    if text.plain is not None:
        raise CodecError("a text was not sealed: words never stand in the ledger")
    return {"id": text.id, "digest": text.digest}


def _read_text(value: Any) -> Text:
    return Text(id=value["id"], digest=value["digest"])


def _optional(form: _Form) -> _Form:
    return _Form(
        lambda value: None if value is None else form.write(value),
        lambda value: None if value is None else form.read(value),
    )


def _list_of(form: _Form) -> _Form:
    return _Form(
        lambda value: [form.write(each) for each in _checked(tuple)(value)],
        lambda value: tuple(form.read(each) for each in _checked(list)(value)),
    )


def _row_of(forms: list[_Form]) -> _Form:
    def across(direction: str, value: Any) -> list[Any]:
        if len(value) != len(forms):
            raise CodecError(f"expected {len(forms)} members, got {len(value)}")
        return [getattr(form, direction)(each) for form, each in zip(forms, value, strict=True)]

    return _Form(lambda value: across("write", value), lambda value: tuple(across("read", value)))


def _object_of(form: _Form) -> _Form:
    return _Form(
        lambda value: {_checked(str)(key): form.write(each) for key, each in value.items()},
        lambda value: {key: form.read(each) for key, each in value.items()},
    )


def _of_dataclass(cls: type) -> _Form:
    hints = get_type_hints(cls)
    known = {field.name: field for field in fields(cls)}
    required = {n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING}

    def write(value: Any) -> dict[str, Any]:
        checked = _checked(cls)(value)
        return {name: _form(hints[name]).write(getattr(checked, name)) for name in known}

    def read(value: Any) -> Any:
        if missing := required - set(value):
            raise CodecError(f"{cls.__name__} lacks {sorted(missing)}")
        if unknown := set(value) - set(known):
            raise CodecError(f"{cls.__name__} has no {sorted(unknown)}")
        return cls(**{name: _form(hints[name]).read(part) for name, part in value.items()})

    return _Form(write, read)
