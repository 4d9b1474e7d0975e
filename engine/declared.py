"""What a dataclass of settings declares: read from its type hints, once for whoever needs it (reading a file, a form, a
JSON Schema, a page in the docs)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from engine.fields import Names, Pattern, Range

Kind = Literal["whole", "exact", "fraction", "yes_no", "one_of", "words", "text", "label", "threshold", "list", "map"]
UNBOUNDED = Range(0, 1_000_000)
"""Of a whole number that states no bounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting as its dataclass declares it. `whole` numbers lie from `least` to `most`; `one_of` has `words`; a
    `text` may have a `pattern`, or be the name of something else (`names` says of what). `exact` is any number that can
    be written exactly, `fraction` one in whole numbers;
    `words` may be empty, a `text` not; a `label` has words in each language. `default` is the dataclass's own, of a
    setting that need not be given."""

    name: str
    kind: Kind
    required: bool
    default: Any = None
    least: int = UNBOUNDED.least
    most: int = UNBOUNDED.most
    words: tuple[str, ...] = ()
    pattern: str = ""
    names: str = ""


def declared(cls: type, kinds: Mapping[Any, Kind]) -> tuple[Setting, ...]:
    """In the order in which they are declared. `kinds`: what each type may be written as; a choice of words is always
    `one_of`. Raises TypeError for a type that is none of these."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple(_setting(each, hints[each.name], kinds) for each in fields(cls))


def _setting(field: Field[Any], hint: Any, kinds: Mapping[Any, Kind]) -> Setting:
    bounds: tuple[Any, ...] = ()
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is Annotated:
        bounds, hint = hint.__metadata__, hint.__origin__
    range_ = next((each for each in bounds if isinstance(each, Range)), UNBOUNDED)
    return Setting(
        name=field.name,
        kind=_kind(hint, kinds),
        required=is_required(field),
        default=_default(field),
        least=range_.least,
        most=range_.most,
        words=get_args(hint) if get_origin(hint) is Literal else (),
        pattern=next((each.expression for each in bounds if isinstance(each, Pattern)), ""),
        names=next((each.what for each in bounds if isinstance(each, Names)), ""),
    )


def is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return None if field.default is MISSING else field.default


def _kind(hint: Any, kinds: Mapping[Any, Kind]) -> Kind:
    if get_origin(hint) is Literal:
        return "one_of"
    for each in (hint, get_origin(hint)):
        if each in kinds:
            return kinds[each]
    raise TypeError(f"no setting can be written down that is {hint!r}")
