"""Methods in which each option has a figure and the highest are chosen: votes, marks, points, dots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engine.ballot.explain.message import Message
from engine.ballot.explain.told import Told


@dataclass(frozen=True, slots=True)
class Figures:
    """`unit` is what is counted, and the end of the code."""

    unit: Literal["votes", "marks", "points", "dots", "goes_on"]

    def won(self, told: Told, option: str) -> Message:
        figure = told.count.totals[option]
        match self._unit(told):
            case "goes_on":
                return told.of("outcome.won.goes_on", option, votes=figure, needed=_needed(told))
            case "votes" | "marks" as unit:
                code = "majority" if getattr(told.settings, "majority", False) else unit
                return told.of(f"outcome.won.{code}", option, votes=figure, of=_valid(told))
            case unit:
                return told.of(f"outcome.won.{unit}", option, points=figure)

    def lost(self, told: Told, option: str) -> Message | None:
        figure, bar, unit = told.count.totals[option], told.bar, self._unit(told)
        scored = told.count.beside.get(f"scored.{option}")
        if scored is not None and scored < told.settings.enough and scored:
            return told.of("outcome.lost.few_scored", option, scored=scored, enough=told.settings.enough)
        if scored == 0 or (scored is None and not figure):
            return told.of("outcome.lost.nobody", option)
        if unit == "goes_on":
            return self._stopped(told, option)
        if bar is None or bar < figure:
            return None
        figures = {"votes" if unit in ("votes", "marks") else "points": figure, "short": bar - figure}
        return told.of(f"outcome.lost.{unit}", option, **figures)

    def beside(self, told: Told) -> Iterator[Message]:
        yield from ()

    def _unit(self, told: Told) -> str:
        return "mean" if getattr(told.settings, "by", "") == "mean" else self.unit

    def _stopped(self, told: Told, option: str) -> Message:
        """Too few marks, or enough of them and no place left."""
        votes, needed = told.count.totals[option], _needed(told)
        if votes < needed:
            return told.of("outcome.lost.goes_on", option, votes=votes, needed=needed)
        return told.of("outcome.lost.full", option, votes=votes)


def _valid(told: Told) -> int:
    """The papers that choose something."""
    return int(told.count.beside["papers"] - told.count.beside["blank"])


def _needed(told: Told) -> int:
    """The least whole number of marks that is enough; what nobody marks never is."""
    needed = told.count.beside["needed"]
    least = needed.__floor__() + 1 if told.settings.compare == "more_than" else needed.__ceil__()
    return max(1, least)
