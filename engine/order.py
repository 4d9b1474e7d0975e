"""Maps that are in an order: their members put elsewhere, or taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def moved(order: Iterable[K], member: K, before: K | None) -> tuple[K, ...]:
    """The order with one member right before another; at the end if that is none, or not there."""
    rest = [each for each in order if each != member]
    place = rest.index(before) if before in rest else len(rest)
    return (*rest[:place], member, *rest[place:])


def without(mapping: Mapping[K, V], key: K) -> Mapping[K, V]:
    return {each: value for each, value in mapping.items() if each != key}
