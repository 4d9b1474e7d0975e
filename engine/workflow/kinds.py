"""What the settings of activities, guards and effects can be: read from the type hints of their dataclasses, once for
whoever needs it (reading a file, a form, a JSON Schema, the page in the docs)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from fractions import Fraction
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from engine.ballot.threshold import Threshold
from engine.fields import Pattern, Range
from engine.workflow.definition import Label

KindName = Literal["text", "whole", "yes_no", "one_of", "fraction", "threshold", "label", "map"]
_PLAIN: Mapping[Any, KindName] = {
    str: "text",
    int: "whole",
    bool: "yes_no",
    Fraction: "fraction",
    Threshold: "threshold",
}
UNBOUNDED = Range(0, 1_000_000)
"""Of a whole number that states no bounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting as its dataclass declares it. `whole` numbers lie from `least` to `most`; `one_of` has `words`; a
    `text` may have a `pattern`; a `label` has words in each language. `default` is the dataclass's own, of a setting
    that need not be given."""

    name: str
    kind: KindName
    required: bool
    default: Any = None
    least: int = 0
    most: int = 0
    words: tuple[str, ...] = ()
    pattern: str = ""


def settings_in(cls: type) -> tuple[Setting, ...]:
    """In the order in which they are declared. Raises TypeError for a type that no workflow can write down."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple(
        _setting(
            each.name,
            hints[each.name],
            required=each.default is MISSING and each.default_factory is MISSING,
            default=None if each.default is MISSING else each.default,
        )
        for each in fields(cls)
    )


def _setting(name: str, hint: Any, *, required: bool, default: Any) -> Setting:
    bounds: tuple[Any, ...] = ()
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is Annotated:
        bounds, hint = hint.__metadata__, hint.__origin__
    range_ = next((each for each in bounds if isinstance(each, Range)), UNBOUNDED)
    pattern = next((each.expression for each in bounds if isinstance(each, Pattern)), "")
    return Setting(
        name=name,
        kind=_kind(hint),
        required=required,
        default=default,
        least=range_.least,
        most=range_.most,
        words=get_args(hint) if get_origin(hint) is Literal else (),
        pattern=pattern,
    )


def _kind(hint: Any) -> KindName:
    if get_origin(hint) is Literal:
        return "one_of"
    if hint == Label:
        return "label"
    if get_origin(hint) is Mapping:
        return "map"
    if hint in _PLAIN:
        return _PLAIN[hint]
    raise TypeError(f"no workflow can write down a setting of {hint!r}")
