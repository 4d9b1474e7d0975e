"""What minutes are made of besides the meeting, its proposals and the words: read with them, passed in frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.board.state import Board
from engine.parity import Part
from engine.ports import ReactionTotal


@dataclass(frozen=True, slots=True, kw_only=True)
class Besides:
    """`reactions` in order of time; `parity` as `engine.parity` gives it; `feelings` as `Reader.feelings` does:
    subject → mode → value → count."""

    reactions: Sequence[ReactionTotal] = ()
    board: Board | None = None
    parity: Sequence[Part] = ()
    feelings: Mapping[str, Mapping[str, Mapping[int, int]]] = field(default_factory=dict)
