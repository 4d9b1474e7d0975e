"""The settings of a stage in which ideas are collected, and joined where they say the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from engine.fields import Range
from engine.workflow.definition import Label

IdeasBy = Literal["delegates", "participants"]
"""Who adds ideas, besides a coordinator. Of `participants` delegates are some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brainstorm:
    """Ideas are collected: everybody writes them on their phone or on the proposal's page, and a coordinator for who
    has none. A coordinator joins those that say the same, names what they have in common, and sets aside what does not
    belong here. `prompt` is what people are asked. `most_each` is how many ideas one person may have there, 0 for any
    number; `minutes` how long it is meant to take, which phones and the hall count down, 0 leaves it open. The move
    that leads on makes clauses of them, by `ideas_to_clauses`."""

    prompt: Label = field(default_factory=dict)
    ideas_by: IdeasBy = "participants"
    most_each: Annotated[int, Range(0, 100)] = 0
    minutes: Annotated[int, Range(0, 600)] = 0
