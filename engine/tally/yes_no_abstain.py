"""For, against, or neither: one choice of three."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.tally.method import Sides


@dataclass(frozen=True, slots=True)
class YesNoAbstain:
    """An abstention is a paper like any other; whether it weighs is for the base of the threshold to say."""

    options: tuple[str, ...] = ("yes", "no", "abstain")

    def accepts(self, answer: str) -> bool:
        return answer in self.options

    def count(self, answers: Iterable[str]) -> dict[str, int]:
        found = Counter(answers)
        for answer in found:
            if not self.accepts(answer):
                raise ValueError(f"The answer {answer!r} is none of {', '.join(self.options)}.")
        return {option: found[option] for option in self.options}

    def sides(self, counts: Mapping[str, int]) -> Sides:
        return Sides(yes=counts["yes"], no=counts["no"])
