"""How values that SQL has no common type for stand in a column, the same on both databases."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from engine.canonical import canonical

_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"


def written(at: datetime) -> str:
    """An aware time as UTC text of fixed width, so that the order of texts is the order of times."""
    if at.tzinfo is None:
        raise ValueError(f"a time without a zone cannot be kept: {at!r}")
    return at.astimezone(UTC).strftime(_FORMAT)


def read_back(text: str) -> datetime:
    return datetime.fromisoformat(text)  # several times as quick as a format, and a hall has thousands of times


class UtcTime(TypeDecorator[datetime]):
    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else written(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else read_back(value)


class Json(TypeDecorator[Any]):
    """Canonical JSON in a text column: equal values are equal texts, so that rebuilt tables can be compared."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        if value == "{}":  # most of what thousands of rows hold beside their choice
            return {}
        return None if value is None else json.loads(value)
