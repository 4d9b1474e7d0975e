"""What is asked, as a method counts it, and what becomes of a tie."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal, get_args

from engine.tally.impossible import impossible

TieRule = Literal["none", "status_quo", "chair", "lot", "run_off"]
"""`none`: a tie stands, and the workflow says what follows. `status_quo`: what is, remains; nothing that is tied is
chosen. `chair`: in the order that the chair gave. `lot`: in the order that a published seed gives. `run_off`: the tied
options go to another ballot."""

TIE_RULES: tuple[TieRule, ...] = get_args(TieRule)


@dataclass(frozen=True, slots=True, kw_only=True)
class TieBreak:
    """The rule that a ballot chose, with what it needs: `seed` for a lot, published before anybody votes; `order`, the
    best first, for the chair. Raises ValueError for a rule without what it needs."""

    rule: TieRule = "none"
    seed: str = ""
    order: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.rule not in TIE_RULES:
            raise ValueError(f"The tie rule {self.rule!r} is unknown; choose from {', '.join(TIE_RULES)}.")
        if self.rule == "lot" and not self.seed:
            raise ValueError("A lot needs a seed, published before anybody votes, so that everyone can draw it again.")
        if len(set(self.order)) != len(self.order):
            raise ValueError("The chair's order names an option twice.")

    def in_order(self, tied: Iterable[str]) -> tuple[str, ...]:
        """The tied options, the one that the rule prefers first; none if the rule does not order them. The order of
        a lot is that of SHA-256 (hex) of seed, a newline and the option's name, so it is the same for everyone. A chair
        who left one of them out has not broken the tie."""
        options = sorted(tied)
        if self.rule == "lot":
            return tuple(sorted(options, key=lambda option: lot(self.seed, option)))
        if self.rule == "chair" and set(options) <= set(self.order):
            return tuple(sorted(options, key=self.order.index))
        return ()


def lot(seed: str, option: str) -> str:
    """Where an option comes in a lot: the least is drawn first."""
    return hashlib.sha256(f"{seed}\n{option}".encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """One question as a method counts it. `options` in the order in which voters saw them, which decides nothing;
    `settings` an instance of the method's own dataclass; `costs` of the options, where they compete for a budget, in
    one unit for all. Raises ValueError for options that are none or not distinct, or a cost that is missing or
    negative."""

    options: tuple[str, ...]
    settings: Any
    costs: Mapping[str, Fraction] = field(default_factory=dict)
    tie: TieBreak = field(default_factory=TieBreak)

    def __post_init__(self) -> None:
        if not self.options:
            raise impossible("no_options")
        if len(set(self.options)) != len(self.options):
            twice = sorted({option for option in self.options if self.options.count(option) > 1})
            raise ValueError(f"Options must differ; twice there: {', '.join(twice)}.")
        if self.costs and (missing := [option for option in self.options if option not in self.costs]):
            raise ValueError(f"Each option needs its cost; missing: {', '.join(missing)}.")
        if below := [option for option, cost in self.costs.items() if cost < 0]:
            raise ValueError(f"A cost is 0 or more; below it: {', '.join(below)}.")
