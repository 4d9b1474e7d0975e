"""The bounds of `engine/fields.py` as Marshmallow validators. Each keeps the attributes from which apispec writes its
JSON Schema, and says a Fault instead of a sentence."""

from __future__ import annotations

import re
from typing import Any

from marshmallow import ValidationError, validate

from schemas.faults import Fault, fault


class Letters(validate.Length):
    """Bounds on characters. Nothing but blanks is as short as nothing."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(min=least, max=most)
        self.least, self.most = least, most

    def __call__(self, value: Any) -> Any:
        length = len(value) if value.strip() else 0
        if length < self.least:
            raise fault("too_short", least=self.least)
        if len(value) > self.most:
            raise fault("too_long", most=self.most)
        return value


class Count(validate.Length):
    """Bounds on members."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(min=least, max=most)
        self.least, self.most = least, most

    def __call__(self, value: Any) -> Any:
        if len(value) < self.least:
            raise fault("too_few", least=self.least)
        if len(value) > self.most:
            raise fault("too_many", most=self.most)
        return value


class Between(validate.Range):
    """Inclusive bounds on a whole number."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(min=least, max=most)
        self.least, self.most = least, most

    def __call__(self, value: Any) -> Any:
        if not self.least <= value <= self.most:
            raise fault("out_of_range", least=self.least, most=self.most)
        return value


class Matching(validate.Regexp):
    """The whole string matches; otherwise the pattern's own code is said."""

    def __init__(self, expression: str, says: str) -> None:
        super().__init__(f"^(?:{expression})$")
        self.whole = re.compile(expression)
        self.says = Fault(says)

    def __call__(self, value: Any) -> Any:
        if not self.whole.fullmatch(value):
            raise ValidationError([self.says])
        return value


class OneOf(validate.OneOf):
    """One of the strings of a Literal."""

    def __init__(self, options: tuple[str, ...]) -> None:
        super().__init__(options)
        self.options_named = list(options)

    def __call__(self, value: Any) -> Any:
        if value not in self.choices:
            raise fault("not_one_of", options=self.options_named)
        return value
