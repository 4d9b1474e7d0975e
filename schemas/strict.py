"""Marshmallow fields that take a value as it is or not at all, and say what is wrong with a code.

JSON `"5"` is no number and `1` is no truth value: a client that mixes them up has a fault worth showing.
"""

from __future__ import annotations

import re
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields

from schemas.bounds import Count
from schemas.faults import Fault, fault

LONGEST = 8000
MOST_LEAVES, MOST_LEVELS = 400, 5
DEEPEST = 20
"""Levels of a tree that says itself how large it may be."""
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def said(expected: str) -> dict[str, Any]:
    """Marshmallow's own messages of a field, as faults."""
    wrong = [Fault("wrong_type", {"expected": expected})]
    return {"required": [Fault("required")], "null": wrong, "invalid": wrong, "type": wrong}


class StrictSchema(Schema):
    """A map with exactly these fields."""

    error_messages = {  # noqa: RUF012  (Marshmallow declares it so)
        "unknown": Fault("unknown_field"),  # type: ignore[dict-item]
        "type": Fault("wrong_type", {"expected": "object"}),  # type: ignore[dict-item]
    }

    class Meta:
        unknown = RAISE


class Words(fields.String):
    """A string that every database can keep. What is longer than any bound allows is not looked at."""

    default_error_messages = said("string")

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str):
            raise fault("wrong_type", expected="string")
        if len(value) > LONGEST:
            raise fault("too_long", most=LONGEST)
        if _UNKEEPABLE.search(value):
            raise fault("bad_text")
        return value


class Whole(fields.Integer):
    """A whole number: neither `true` nor `5.0`."""

    default_error_messages = said("integer")

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> int:
        if type(value) is not int:
            raise fault("wrong_type", expected="integer")
        return value


class LongText(Words):
    """The text of a file; how long it may be, its own bound says."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str):
            raise fault("wrong_type", expected="string")
        if _UNKEEPABLE.search(value):
            raise fault("bad_text")
        return value


class YesNo(fields.Boolean):
    """`true` or `false`."""

    default_error_messages = said("boolean")

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise fault("wrong_type", expected="boolean")
        return value


class Part(fields.Nested):
    """A dataclass inside a dataclass."""

    default_error_messages = said("object")


class Members(fields.List[Any]):
    """A tuple of one type, counted before its members are looked at."""

    default_error_messages = said("list")

    def __init__(self, inner: fields.Field[Any], bounds: Count, **kwargs: Any) -> None:
        super().__init__(inner, validate=bounds, **kwargs)
        self.bounds = bounds

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, list):
            raise fault("wrong_type", expected="list")
        self.bounds(value)
        return tuple(super()._deserialize(value, attr, data, **kwargs))


class Table(fields.Dict):
    """Names and values, both strings. A fault stands under the name that it concerns."""

    default_error_messages = said("object")

    def __init__(self, names: Words, values: Words, bounds: Count, **kwargs: Any) -> None:
        super().__init__(keys=names, values=values, validate=bounds, **kwargs)
        self.bounds, self.parts = bounds, (names, values)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> dict[str, str]:
        if not isinstance(value, dict):
            raise fault("wrong_type", expected="object")
        self.bounds(value)
        errors: dict[str, Any] = {}
        for pair in value.items():
            for field, part in zip(self.parts, pair, strict=True):
                try:
                    field.deserialize(part)
                except ValidationError as error:
                    errors.setdefault(str(pair[0]), error.messages)
        if errors:
            raise ValidationError(errors)
        return dict(value)


class Tree(fields.Dict):
    """What a person wrote as a source: maps, lists, words, whole numbers and truth values, of a bounded size. What the
    names mean is for whoever reads it."""

    default_error_messages = said("object")

    def __init__(self, most: int | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most, self.levels = (MOST_LEAVES, MOST_LEVELS) if most is None else (most, DEEPEST)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise fault("wrong_type", expected="object")
        left = _bounded(value, self.most, self.levels)
        if left < 0:
            raise fault("too_long", most=self.most)
        return dict(value)


def _bounded(value: Any, left: int, levels: int) -> int:
    """How many more members may come after this one; below 0 if there are too many, or they go too deep."""
    if left <= 0 or levels <= 0:
        return -1
    match value:
        case dict():
            for name, each in value.items():
                Words().deserialize(name)
                left = _bounded(each, left - 1, levels - 1)
        case list():
            for each in value:
                left = _bounded(each, left - 1, levels - 1)
        case str():
            Words().deserialize(value)
        case bool() | int():
            pass
        case _:
            raise fault("wrong_type", expected="string")
    return left
