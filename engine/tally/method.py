"""The contract that every way of counting keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What a threshold is held against: how many are for it, how many against it. Who is neither is in no side."""

    yes: int
    no: int


class Method(Protocol):
    """Answers are strings, one per paper and question, so that papers look alike whatever the method. One that needs
    more than the name of an option packs it into the string (`b>a=c`), and says with `accepts` what it can read.

    Whatever is counted, the order of the answers decides nothing.
    """

    @property
    def options(self) -> tuple[str, ...]:
        """The names of what can be chosen, in the order in which screens offer them."""
        ...

    def accepts(self, answer: str) -> bool:
        """Whether a paper may carry this answer."""
        ...

    def count(self, answers: Iterable[str]) -> dict[str, int]:
        """One question's count per option: every option is in it, also at 0, in the order of `options`. Raises
        ValueError, naming it, for an answer that is not accepted."""
        ...

    def sides(self, counts: Mapping[str, int]) -> Sides:
        """The two sides that `counts` come down to."""
        ...
