"""Names so alike that one of them may be a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

ALIKE = 0.9
_NUMBERING = re.compile(r"\d+|\b\w\b")


def resembled(name: str, others: Iterable[str]) -> str | None:
    """The one of `others` that is most like it, if one is very like it. A number or a single letter tells names apart:
    'Werkgroep 2' is no slip for 'Werkgroep 1'."""
    written = name.casefold()
    numbering = _NUMBERING.findall(written)
    matcher = SequenceMatcher(a="", b=written, autojunk=False)
    best, found = ALIKE, None
    for other in others:
        against = other.casefold()
        if against == written or not _may_be_alike(against, written) or _NUMBERING.findall(against) != numbering:
            continue
        matcher.set_seq1(against)
        if matcher.quick_ratio() >= best and (ratio := matcher.ratio()) >= best:
            best, found = ratio, other
    return found


def _may_be_alike(one: str, other: str) -> bool:
    """Cheap, since it is asked of every pair: about as long, and beginning or ending alike."""
    shorter, longer = sorted((len(one), len(other)))
    return 2 * shorter >= ALIKE * (shorter + longer) and (one[:2] == other[:2] or one[-2:] == other[-2:])
