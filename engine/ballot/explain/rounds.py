"""Methods that take rounds, in which options leave or are elected: the instant run-off and several seats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.ballot.explain.message import Message
from engine.ballot.explain.told import Told
from engine.tally import Round


@dataclass(frozen=True, slots=True)
class Rounds:
    def won(self, told: Told, option: str) -> Message:
        step = next((each for each in told.count.rounds if option in each.elected), None)
        if step is None:
            return told.of("outcome.won.certain", option)
        votes = step.totals[option]
        if "quota" in told.count.beside:
            return self._seated(told, option, step)
        if step.reason == "last":
            return told.of("outcome.won.last", option, round=step.number)
        return told.of("outcome.won.round", option, round=step.number, votes=votes, of=sum(step.totals.values()))

    def lost(self, told: Told, option: str) -> Message | None:
        step = next((each for each in told.count.rounds if option in each.eliminated), None)
        if step is not None:
            return told.of("outcome.lost.round", option, round=step.number, votes=step.totals[option])
        if not told.count.rounds:
            return None
        if "quota" in told.count.beside:
            full = not told.open_ties
            return told.of("outcome.lost.seats_full", option, votes=told.count.totals[option]) if full else None
        if not told.chosen:
            return told.of("outcome.lost.cannot_win", option)
        votes, winners = told.count.totals[option], told.count.totals[told.chosen[0]]
        return told.of("outcome.lost.end", option, votes=votes, short=winners - votes)

    def beside(self, told: Told) -> Iterator[Message]:
        yield from ()

    def _seated(self, told: Told, option: str, step: Round) -> Message:
        votes, quota = step.totals[option], told.count.beside["quota"]
        if votes < quota:
            return told.of("outcome.won.vacancy", option, round=step.number, votes=votes)
        return told.of("outcome.won.quota", option, round=step.number, votes=votes, quota=quota)
