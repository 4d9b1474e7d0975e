"""What has been counted stays counted until something that it was counted from has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Kept:
    """Of each part the newest, with what it was made of. Parts are not changed by whoever gets them."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[Any, dict[str, Any]]] = {}

    def made(self, part: str, of: Any, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """The part as it was made of the same things before, or made now."""
        known = self._parts.get(part)
        if known is None or known[0] != of:
            known = self._parts[part] = (of, make())
        return known[1]
