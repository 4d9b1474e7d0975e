"""JSON with one spelling: sorted keys, no spaces, no escapes that are not needed. Hashes cover such texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

# `json.dumps` would make an encoder for each of thousands of values.
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode


def canonical(value: Any) -> str:
    """Raises ValueError for a number that is none."""
    return _encode(value)


def canonical_line(fields: Mapping[str, Any]) -> str:
    """As `canonical`, for a small map of texts, numbers and maps like it, in half the time: for each map that it meets
    Python's encoder makes another."""
    return "{" + ",".join([f"{_encode(name)}:{_value(value)}" for name, value in sorted(fields.items())]) + "}"


def _value(value: Any) -> str:
    if type(value) is int:
        return str(value)
    return canonical_line(value) if type(value) is dict else _encode(value)
