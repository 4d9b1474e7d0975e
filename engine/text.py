"""Words that people wrote, kept apart from the ledger so that they can be erased.

A decision carries a `Text` with its `plain` words. Before it is appended, the service seals it: the words and a random
salt go to the table of texts, and the event keeps only an id and a salted digest. Erase the words, and the chain of
hashes still verifies.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Text:
    """Words by reference. `plain` is present only between a decision and its sealing; it is never in the ledger."""

    id: str = ""
    digest: str = ""
    plain: str | None = None


NOTHING = Text()
"""Where nobody wrote anything."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """A row of the table of texts."""

    id: str
    salt: str
    words: str


def said(words: str) -> Text:
    """Words of a command, on their way into an event."""
    return Text(plain=words)


def digest_of(salt: str, words: str) -> str:
    return hashlib.sha256(f"{salt}\n{words}".encode()).hexdigest()


def seal(value: T, new_id: Callable[[], str], new_salt: Callable[[], str]) -> tuple[T, list[StoredText]]:
    """Replace every open `Text` inside a dataclass by its sealed form; give the words to be stored beside it."""
    stored: list[StoredText] = []

    def walk(part: Any) -> Any:
        if isinstance(part, Text):
            if part.plain is None:
                return part
            text = StoredText(new_id(), new_salt(), part.plain)
            stored.append(text)
            return Text(text.id, digest_of(text.salt, text.words))
        if isinstance(part, tuple):
            return tuple(walk(each) for each in part)
        if is_dataclass(part) and not isinstance(part, type):
            return replace(part, **{f.name: walk(getattr(part, f.name)) for f in fields(part) if f.init})
        return part

    return walk(value), stored


def texts_in(value: Any) -> Iterator[str]:
    """The ids of all texts that a dataclass refers to."""
    if isinstance(value, Text):
        if value.id:
            yield value.id
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from texts_in(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
