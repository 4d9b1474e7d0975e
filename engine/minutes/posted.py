"""The questions and ideas from the board that everyone could read, with how many stood behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.board.state import Board, Card
from engine.lookup import Lookup
from engine.minutes.record import Posted

Feelings = Mapping[str, Mapping[str, Mapping[int, int]]]


def posted_on(board: Board | None, feelings: Feelings, lookup: Lookup) -> tuple[Posted, ...]:
    """What has the most support first; of what has as much, what was asked first. Nobody's name stands by it, and no
    organisation's either: minutes go further than the hall."""
    released = board.released() if board else {}
    told = [_posted(card, feelings.get(name, {}), lookup) for name, card in released.items()]
    return tuple(sorted(told, key=lambda each: each.against - each.support))


def _posted(card: Card, felt: Mapping[str, Mapping[int, int]], lookup: Lookup) -> Posted:
    return Posted(
        kind=card.kind,
        text=lookup.words(card.text),
        answered=card.answered,
        support=sum(_counts(felt, 1)),
        against=sum(_counts(felt, -1)),
    )


def _counts(felt: Mapping[str, Mapping[int, int]], value: int) -> Iterator[int]:
    return (values.get(value, 0) for values in felt.values())
