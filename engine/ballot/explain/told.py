"""One question with options of its own, as its outcome is told: who was chosen, who was not, by which number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from engine.ballot.explain.message import Figure, Message, say
from engine.ballot.outcome import Result
from engine.ballot.rules import STATUS_QUO, BallotRules
from engine.tally import Count, Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`chosen` as the ballot has it; `count` is the method's. `costs` of the options, where they have any."""

    result: Result
    chosen: tuple[str, ...]
    count: Count
    rules: BallotRules
    numbers: Mapping[str, int]
    costs: Mapping[str, Fraction]

    @property
    def settings(self) -> Any:
        return self.rules.settings

    @property
    def open_ties(self) -> tuple[Tie, ...]:
        """The ties that stand, the one for who is chosen alone where there is one: what led to it says no more."""
        standing = self.count.undecided
        return tuple(tie for tie in standing if tie.at == "winner") or standing

    @property
    def lost(self) -> tuple[str, ...]:
        """Those of whom it is certain that they were not chosen, in the order of their numbers."""
        still_open = {option for tie in self.open_ties for option in tie.options}
        through = {*self.chosen, *still_open, *self.count.run_off}
        return tuple(sorted(set(self.count.totals) - through, key=lambda option: self.numbers.get(option, 0)))

    @property
    def bar(self) -> Fraction | None:
        """The least figure with which one was chosen, or still may be."""
        through = (*self.count.winners, *self.count.run_off, *(each for tie in self.open_ties for each in tie.options))
        return min((self.count.totals[option] for option in through), default=None)

    def tie_lost_by(self, option: str) -> Tie | None:
        """The tie for a place that the option lost by the ballot's rule."""
        ties = (tie for tie in self.count.ties if tie.chosen and tie.at in ("winner", "run_off"))
        return next((tie for tie in ties if option in tie.options and option not in tie.chosen), None)

    def of(self, code: str, option: str, **figures: Figure) -> Message:
        """A sentence about one option; that none is chosen has its own."""
        if option == STATUS_QUO:
            return say(f"{code}.none", **figures)
        return say(code, number=self.numbers[option], **figures)

    def of_several(self, code: str, options: Iterable[str], chosen: Iterable[str] = (), **rest: Figure) -> Message:
        """A sentence about several options, and which of them were `chosen` by a rule. Where one of them is that none
        is chosen, it leaves that to the headline."""
        named = sorted(self.numbers[option] for option in options if option != STATUS_QUO)
        if STATUS_QUO in options:
            return say(f"{code}.none", numbers=named, **rest)
        taken = {"chosen": [self.numbers[option] for option in chosen]} if chosen else {}
        return say(code, numbers=named, **taken, **rest)


class Telling(Protocol):
    """How a kind of method tells why an option came out, or why not. None where there is nothing to say of it."""

    def won(self, told: Told, option: str) -> Message | None: ...
    def lost(self, told: Told, option: str) -> Message | None: ...
    def beside(self, told: Told) -> Iterator[Message]: ...
