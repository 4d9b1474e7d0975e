"""An answer of a seat whose weight is split: `yes*3+no*2`, each share an answer of its own with its part of the weight.

No option's name has a star in it, so also answers that have a plus of their own can be shares: `a+c*3+b*2`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.tally.paper import PaperFault, PaperRules, read, write

_SHARE = re.compile(r"([^*]+)\*([1-9][0-9]{0,8})(?:\+(?=[^+])|$)")

Shares = tuple[tuple[str, int], ...]
"""Answers, each with the weight behind it."""


def shares_of(answer: str, weight: int) -> Shares:
    """The shares of an answer; of one that is not split, itself with the whole weight. Raises PaperFault for one that
    is split and cannot be read."""
    if "*" not in answer:
        return ((answer, weight),)
    found = tuple((match[1], int(match[2])) for match in _SHARE.finditer(answer))
    if written(found) != answer:
        raise PaperFault("paper_unreadable")
    return found


def check_shares(answer: str, weight: int, rules: PaperRules) -> str:
    """The one spelling of a split answer. Raises PaperFault for shares that are no answers, that do not add up to the
    weight, of which there is one, or of which two say the same."""
    found = [(write(read(each, rules)), part) for each, part in shares_of(answer, weight)]
    if sum(part for _, part in found) != weight:
        raise PaperFault("paper_shares", given=sum(part for _, part in found), weight=weight)
    if len({each for each, _ in found}) < max(2, len(found)):
        raise PaperFault("paper_unreadable")
    return written(sorted(found))


def written(shares: Sequence[tuple[str, int]]) -> str:
    return "+".join(f"{answer}*{part}" for answer, part in shares)
