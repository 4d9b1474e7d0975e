"""The short name of an organisation, for a parcel on the projector, when nobody gave one."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count

MOST = 12


def short_of(name: str, short: str, taken: Collection[str] = ()) -> str:
    """`short` if it was given; else what tells the organisation from the others, whose short names are `taken`
    (compared without case): the name if it is short enough, whole words, or a first word with the number at its end.
    """
    if short:
        return short
    found = _cut(name)
    known = {each.casefold() for each in taken}
    numbered = (f"{found[: MOST - 1 - len(str(n))].rstrip()} {n}" for n in count(2))
    return found if found.casefold() not in known else next(each for each in numbered if each.casefold() not in known)


def _cut(name: str) -> str:
    if len(name) <= MOST:
        return name
    first, *more = name.split() or [name]
    if more and any(letter.isdigit() for letter in more[-1]) and len(more[-1]) <= MOST // 2:
        return f"{first[:3]}. {more[-1]}"
    if len(first) > MOST:
        return f"{first[: MOST - 1]}."
    words = first
    for word in more:
        if len(words) + 1 + len(word) > MOST:
            break
        words = f"{words} {word}"
    return words
