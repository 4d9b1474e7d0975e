"""What counting gives: who won, by how much, in which rounds, and what the papers leave undecided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Options that the papers do not separate, where it matters. `places` of them are wanted: how many are chosen of
    them, or, `at` an elimination, how many leave. `at` is a code (`winner`, `elimination`, `surplus`, …). `chosen` is
    what the tie rule made of it, the first first; empty while the tie stands."""

    options: tuple[str, ...]
    places: int = 1
    at: str = "winner"
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One step of a method that takes several. `totals`: what each option still in the race has at its start.
    `beside`: other exact figures of this step, under names that the method documents (`exhausted`, `quota`, …).
    `transferred`: whose votes above what they need go on to others. `reason`: a code for what happened, which the
    catalogue says in words."""

    number: int
    totals: Mapping[str, Fraction]
    elected: tuple[str, ...] = ()
    eliminated: tuple[str, ...] = ()
    transferred: tuple[str, ...] = ()
    beside: Mapping[str, Fraction] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The papers counted by one method, by its own rules alone: no quorum and no threshold of the ballot is in it.

    `winners`: who is chosen for certain, the best first. `ties`: every tie that mattered, in the order met; while one
    stands (`chosen` empty), what it would fill is not in `winners`. `totals`: the figure that each option ended with,
    every option in it. `order`: all options from best to worst, equal ones together, where the method ranks them all.
    `pairs`: for each option and each other, how many papers prefer the first, where the method compares pairs.
    `run_off`: who goes to another ballot. `beside`: other exact figures of the whole (`quota`, `blank`, `spent`, …).
    """

    totals: Mapping[str, Fraction]
    winners: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    rounds: tuple[Round, ...] = ()
    order: tuple[tuple[str, ...], ...] = ()
    pairs: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    run_off: tuple[str, ...] = ()
    beside: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def undecided(self) -> tuple[Tie, ...]:
        """The ties that no rule has broken."""
        return tuple(tie for tie in self.ties if not tie.chosen)
