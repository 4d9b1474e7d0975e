"""How people feel about the cards of a board (`engine.feelings`): what they may say, and what everyone sees of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from engine.board.state import Board, Card
from engine.feelings import CARD, Felt

QUESTION = range(2)
"""A question is shared or it is not: nobody is against one."""

MOST_SHOWN = 50
"""Of how many cards everybody's phone hears, each second: those that most people care for."""


def scale_of(card: Card | None) -> range | None:
    """The values that a feeling about it may have; none for what nobody sees, or what has been dealt with."""
    if card is None or card.state != "released" or card.answered:
        return None
    return QUESTION if card.kind == "question" else CARD


def view_support(board: Board, felt: Mapping[str, Felt]) -> dict[str, Any]:
    """Card → how many feel what, room and online together: `live` is heard by every phone."""
    counted = {name: support(felt[name]) for name in board.released() if name in felt}
    foremost = sorted(counted, key=lambda name: (board.cards[name].answered, -sum(counted[name])))
    return {name: {"all": _by_value(*counted[name])} for name in foremost[:MOST_SHOWN]}


def support(felt: Felt) -> tuple[int, int]:
    """How many are for it, and how many against."""
    everyone = Counter[int]()
    for counts in felt.values():
        everyone.update(counts)
    return everyone[1], everyone[-1]


def _by_value(yes: int, no: int) -> dict[str, int]:
    return {value: count for value, count in (("-1", no), ("1", yes)) if count}
