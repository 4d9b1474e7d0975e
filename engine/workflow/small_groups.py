"""The settings of a stage in which people talk in small groups: what the dialog for forming them begins with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from engine.fields import Range
from engine.workflow.definition import Label

Seating = Literal["assigned", "chosen", "same", "open_space"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallGroups:
    """People talk in small groups, which write notes and report. `minutes` says how long a round is meant to take; 0
    leaves it open. `seating`: who sits where is `assigned`, `chosen` by oneself, the `same` as in the round before, or
    follows from the topic that one walks to (`open_space`). `rounds` is how many are meant, `prompt` what is asked of
    the groups, `bring_back` what they come back with. A coordinator who forms the groups may do otherwise."""

    minutes: Annotated[int, Range(0, 600)] = 0
    seating: Seating = "assigned"
    rounds: Annotated[int, Range(1, 20)] = 1
    prompt: Label = field(default_factory=dict)
    bring_back: Label = field(default_factory=dict)
