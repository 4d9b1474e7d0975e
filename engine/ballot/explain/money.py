"""Methods that share out a budget: what was funded and how it was paid for, and why the rest was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from engine.ballot.explain.message import Message, say
from engine.ballot.explain.told import Told
from engine.tally import Round


@dataclass(frozen=True, slots=True)
class Money:
    def won(self, told: Told, option: str) -> Message | None:
        step = next((each for each in told.count.rounds if option in each.elected), None)
        cost, votes = told.costs[option], told.count.totals[option]
        if step is None or step.reason == "completion":
            return told.of("outcome.won.left_over" if step else "outcome.won.funded", option, votes=votes, cost=cost)
        if step.reason == "free":
            return told.of("outcome.won.free", option)
        if "price" in step.beside:
            code = "paid" if told.settings.papers == "approvals" else "paid_points"
            return told.of(f"outcome.won.{code}", option, cost=cost, price=step.beside["price"])
        return told.of("outcome.won.funded", option, votes=votes, cost=cost)

    def lost(self, told: Told, option: str) -> Message | None:
        support, cost = told.count.totals[option], told.costs[option]
        if not support:
            return told.of("outcome.lost.nobody", option)
        step = _last(told, option)
        if step is None:
            return self._never(told, option)
        if step.reason == "short":
            return told.of("outcome.lost.short", option, has=step.totals[option], cost=cost)
        return told.of("outcome.lost.unfit", option, cost=cost, left=step.beside["left"])

    def beside(self, told: Told) -> Iterator[Message]:
        beside = told.count.beside
        yield say("outcome.spent", spent=beside["spent"], budget=beside["budget"], left=beside["left"])
        if "share" in beside:
            # What nobody can pay out is not said: the exact share stands beside the count.
            yield say("outcome.share", share=Fraction(floor(beside["share"] * 100), 100))

    def _never(self, told: Told, option: str) -> Message | None:
        """In no round: the list ended before it, a tie stands, or too few support it."""
        if told.open_ties:
            return None
        if any(each.reason == "stopped" for each in told.count.rounds) and told.settings.enough == 1:
            return told.of("outcome.lost.not_reached", option, votes=told.count.totals[option])
        return told.of("outcome.lost.few", option, enough=told.settings.enough)


def _last(told: Told, option: str) -> Round | None:
    return next((each for each in reversed(told.count.rounds) if option in each.eliminated), None)
