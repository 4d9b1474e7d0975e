"""What minutes are made of besides the meeting, its proposals and the words: read with them, passed in frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.board.state import Board
from engine.ports import ReactionTotal


@dataclass(frozen=True, slots=True, kw_only=True)
class Besides:
    """`reactions` in order of time; `feelings` as `Reader.feelings` gives them: subject → mode → value → count."""

    reactions: Sequence[ReactionTotal] = ()
    board: Board | None = None
    feelings: Mapping[str, Mapping[str, Mapping[int, int]]] = field(default_factory=dict)
