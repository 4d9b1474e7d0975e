"""Methods that hold every option against every other: Schulze and ranked pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.ballot.explain.message import Message
from engine.ballot.explain.told import Told
from engine.ballot.rules import STATUS_QUO


@dataclass(frozen=True, slots=True)
class Pairs:
    def won(self, told: Told, option: str) -> Message | None:
        """Preferred to each that was not dropped, or the strongest of a circle. A tie that the ballot's rule broke is
        told apart; then no circle need be there. Where all others were dropped, that is the reason."""
        rivals = {other for rank in told.count.order for other in rank} - {option}
        if not rivals and len(told.count.totals) > 1:
            return None
        beats_all = all(_votes(told, option, other) > _votes(told, other, option) for other in rivals)
        by_rule = any(option in tie.chosen for tie in told.count.ties)
        return told.of("outcome.won.each" if beats_all or by_rule else "outcome.won.circle", option)

    def lost(self, told: Told, option: str) -> Message | None:
        return _dropped(told, option) or _beaten(told, option)

    def beside(self, told: Told) -> Iterator[Message]:
        yield from ()


def _dropped(told: Told, option: str) -> Message | None:
    """Not well enough against what is, before anything else was compared."""
    step = next((each for each in told.count.rounds if option in each.eliminated), None)
    if step is None:
        return None
    votes = step.totals[option]
    if step.reason == "quorum":
        return told.of("outcome.dropped.quorum", option, votes=votes, needed=step.beside["quorum"])
    against = told.count.pairs[told.settings.default][option]
    return told.of("outcome.dropped.ratio", option, votes=votes, against=against)


def _beaten(told: Told, option: str) -> Message | None:
    """By the one that was chosen or, where none is yet, by the first of those that may be."""
    first = next(iter((*told.chosen, *(each for tie in told.open_ties for each in tie.options))), None)
    if first is None:
        return None
    votes, against = _votes(told, option, first), _votes(told, first, option)
    if votes >= against:
        if first == STATUS_QUO:
            return told.of("outcome.lost.detour_to_none", option)
        return told.of("outcome.lost.detour", option, winner=told.numbers[first])
    if first == STATUS_QUO:
        return told.of("outcome.lost.pair_to_none", option, votes=votes, against=against)
    return told.of("outcome.lost.pair", option, winner=told.numbers[first], votes=votes, against=against)


def _votes(told: Told, one: str, other: str) -> int:
    return int(told.count.pairs[one][other])
