"""How papers from elsewhere are read that our own forms would not take: several marks in a rank, ranks left empty,
an option ranked twice.

Such marks come from paper ballots and other people's files. What they mean is for the election's own rules to say; the
choices here are those of American ranked-choice elections (as the tabulator RCTab offers them). They make a ranking, or
the part of one up to where the paper stops to count.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from engine.fields import Range
from engine.tally.paper import Ranking

Marks = Sequence[Sequence[str]]
"""What a paper bears in each rank, best first: nothing, one option, or several."""

Ended = Literal["", "overvote", "skipped", "repeated"]

ANY_NUMBER = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRules:
    """`overvote`, several options in one rank: `exhaust`, the paper counts up to there; `skip`, the rank is passed
    over; `equal`, they are ranked equal, for methods that allow it. `skipped`: so many empty ranks in a row are passed
    over, and at one more the paper ends. `repeated`, an option ranked again: `ignore`, only its best rank counts;
    `exhaust`, the paper counts up to there."""

    overvote: Literal["exhaust", "skip", "equal"] = "exhaust"
    skipped: Annotated[int, Range(0, ANY_NUMBER)] = ANY_NUMBER
    repeated: Literal["ignore", "exhaust"] = "ignore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`paper`: None when nothing counts. `ended`: why the paper stopped to count before its last mark; empty if it did
    not."""

    paper: Ranking | None
    ended: Ended = ""


def read_marks(marks: Marks, rules: ReadingRules, options: Container[str]) -> Reading:
    """Marks for who is not among the options are passed over, and their rank is not an empty one."""
    ranking: list[tuple[str, ...]] = []
    seen: set[str] = set()
    counted: set[str] = set()
    empty = 0
    for rank in marks:
        if not rank:
            empty += 1
            continue
        if ended := _ends_at(rank, rules, empty, seen):
            return Reading(paper=tuple(ranking) or None, ended=ended)
        empty = 0
        several = len(set(rank)) > 1
        if not several or rules.overvote == "equal":
            counts = tuple(sorted(option for option in set(rank) - counted if option in options))
            ranking += [counts] if counts else []
            counted.update(counts)
        seen.update(rank)
    return Reading(paper=tuple(ranking) or None)


def _ends_at(rank: Sequence[str], rules: ReadingRules, empty: int, seen: set[str]) -> Ended:
    if empty > rules.skipped:
        return "skipped"
    if rules.repeated == "exhaust" and not seen.isdisjoint(rank):
        return "repeated"
    if rules.overvote == "exhaust" and len(set(rank)) > 1:
        return "overvote"
    return ""
