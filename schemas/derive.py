"""A Marshmallow schema from a frozen dataclass: its type hints, its defaults and the bounds of `engine/fields.py`.

Understood: `str`, `int`, `bool`, `Literal[...]`, `tuple[X, ...]`, `dict[str, str]`, `dict[str, Any]` (a source, read
by whoever it is for; its Length bounds the members of all its levels), `X | None`, another frozen dataclass, each
inside `Annotated` with Length, Range, Pattern or Secret. Anything else is a TypeError when the schema is made, which is
when the server starts. What states no bound gets one: 200 characters, 100 members; a number must state its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import marshmallow
from marshmallow import post_load
from marshmallow.validate import Validator

from engine.fields import Length, Pattern, Range, Secret
from schemas.bounds import Between, Count, Letters, Matching, OneOf
from schemas.strict import LONGEST, Members, Part, StrictSchema, Table, Tree, Whole, Words, YesNo

Bounds = tuple[Any, ...]
SOME_WORDS = Length(0, 200)
SOME_MEMBERS = Length(0, 100)


@cache
def schema_for(cls: type) -> type[StrictSchema]:
    """The schema whose `load` gives an instance of the dataclass, or raises ValidationError with Faults."""
    if not is_dataclass(cls):
        raise TypeError(f"{cls!r} is no dataclass")
    hints = get_type_hints(cls, include_extras=True)
    members: dict[str, Any] = {f.name: field_for(hints[f.name], **_presence(f)) for f in fields(cls) if f.init}

    @post_load
    def build(self: StrictSchema, data: Mapping[str, Any], **_: Any) -> Any:
        return cls(**data)

    return type(cls.__name__, (StrictSchema,), {**members, "build": build, "__doc__": cls.__doc__})


def field_for(hint: Any, **options: Any) -> marshmallow.fields.Field[Any]:
    """The field for a type hint by itself; `options` are Marshmallow's own (`required`, `load_default`)."""
    return _field(hint, (), options)


def _presence(declared: Field[Any]) -> dict[str, Any]:
    """Whether it must be sent, and under which name if that is a word of Python's own (`from`)."""
    named = {"data_key": declared.metadata["sent_as"]} if "sent_as" in declared.metadata else {}
    if declared.default is not MISSING:
        return {"load_default": declared.default, **named}
    if declared.default_factory is not MISSING:
        return {"load_default": declared.default_factory, **named}
    return {"required": True, **named}


def _field(hint: Any, bounds: Bounds, options: dict[str, Any]) -> marshmallow.fields.Field[Any]:
    """The field for one hint. `bounds` are those of the Annotated around it, the innermost first."""
    origin = get_origin(hint)
    if origin is Annotated:
        return _field(hint.__origin__, (*hint.__metadata__, *bounds), options)
    if origin in (Union, UnionType):
        return _field(_unless_none(hint), bounds, {**options, "allow_none": True})
    if any(isinstance(bound, Secret) for bound in bounds):
        options = {**options, "load_only": True}
    if origin is Literal:
        return Words(validate=OneOf(_strings(hint)), **options)
    if origin is tuple:
        return Members(field_for(_only_member(hint)), _count(bounds), **options)
    if origin is dict:
        return _table(hint, bounds, options)
    if is_dataclass(hint):
        return Part(schema_for(hint), **options)  # type: ignore[arg-type]
    return _scalar(hint, bounds, options)


def _scalar(hint: Any, bounds: Bounds, options: dict[str, Any]) -> marshmallow.fields.Field[Any]:
    if hint is str:
        return Words(validate=_word_bounds(bounds), **options)
    if hint is int and not any(isinstance(b, Range) for b in bounds):
        raise TypeError("a whole number needs a Range: no database keeps every one")
    if hint is int:
        return Whole(validate=[Between(b.least, b.most) for b in bounds if isinstance(b, Range)], **options)
    if hint is bool:
        return YesNo(**options)
    raise TypeError(f"no field is known for {hint!r}")


def _word_bounds(bounds: Bounds) -> list[Validator]:
    lengths = [b for b in bounds if isinstance(b, Length)]
    patterns = [b for b in bounds if isinstance(b, Pattern)]
    if not lengths and not patterns:
        lengths = [SOME_WORDS]
    if any(length.most > LONGEST for length in lengths):
        raise TypeError(f"no field may be longer than {LONGEST} characters")
    return [*(Letters(b.least, b.most) for b in lengths), *(Matching(b.expression, b.says) for b in patterns)]


def _count(bounds: Bounds) -> Count:
    length = next((b for b in bounds if isinstance(b, Length)), SOME_MEMBERS)
    return Count(length.least, length.most)


def _table(hint: Any, bounds: Bounds, options: dict[str, Any]) -> Table | Tree:
    if get_args(hint) == (str, Any):
        return Tree(next((b.most for b in bounds if isinstance(b, Length)), None), **options)
    name, value = (field_for(each) for each in get_args(hint))
    if not isinstance(name, Words) or not isinstance(value, Words):
        raise TypeError(f"only dict[str, str] and dict[str, Any] have a field, not {hint!r}")
    return Table(name, value, _count(bounds), **options)


def _strings(hint: Any) -> tuple[str, ...]:
    options = get_args(hint)
    if not all(isinstance(option, str) for option in options):
        raise TypeError(f"only strings are options, not {hint!r}")
    return options


def _only_member(hint: Any) -> Any:
    inner, *rest = get_args(hint)
    if rest != [...]:
        raise TypeError(f"only tuple[X, ...] has a field, not {hint!r}")
    return inner


def _unless_none(hint: Any) -> Any:
    some = [each for each in get_args(hint) if each is not NoneType]
    if len(some) != 1:
        raise TypeError(f"only X | None has a field, not {hint!r}")
    return some[0]
