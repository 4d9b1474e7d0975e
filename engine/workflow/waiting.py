"""Waiting: for anything that a move waits for, or for the advice of others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from engine.workflow.definition import Label

WaitsFor = Literal["anything", "advice"]
AdviceBy = Literal["partners", "observers", "anyone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Nothing is asked of anybody until a move leads on; or others are asked for advice (`waits_for: advice`):
    `advice_by` says whom, `question` what. They give it on the proposal's page, or on their phone in the meeting; it
    stands beside the proposal from then on, and in the minutes. It decides nothing."""

    waits_for: WaitsFor = "anything"
    advice_by: AdviceBy = "partners"
    question: Label = field(default_factory=dict)
