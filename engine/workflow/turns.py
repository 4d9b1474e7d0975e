"""The settings of a stage in which everybody gets a turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from engine.fields import Range
from engine.workflow.definition import Label

RoundKind = Literal["check_in", "reflection"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Everybody who is here gets a turn, room and online alternating: a `check_in` at the beginning, or a `reflection`
    at the end. A coordinator puts everybody in the queue of speakers with one tap (`meeting.ask_everyone`); who would
    rather not speak takes their hand down. `question` is what is asked, `minutes_each` how long a turn takes, 0 leaves
    it open."""

    kind: RoundKind = "check_in"
    question: Label = field(default_factory=dict)
    minutes_each: Annotated[int, Range(0, 15)] = 0
