"""Waiting: for anything that a move waits for, for the advice of others, or for another proposal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from engine.workflow.definition import Label

WaitsFor = Literal["anything", "advice", "proposal"]
AdviceBy = Literal["partners", "observers", "anyone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Nothing is asked of anybody until a move leads on; or others are asked for advice (`waits_for: advice`):
    `advice_by` says whom, `question` what. They give it on the proposal's page, or on their phone in the meeting; it
    stands beside the proposal from then on, and in the minutes. It decides nothing. Or it waits for another proposal
    (`waits_for: proposal`): a coordinator says which (`proposal.await`), and the guards `awaited_ended` and
    `awaited_adopted` tell how that ended."""

    waits_for: WaitsFor = "anything"
    advice_by: AdviceBy = "partners"
    question: Label = field(default_factory=dict)


def waits_for_proposal(settings: object) -> bool:
    """Whether a stage with these settings waits for another proposal."""
    return isinstance(settings, Waiting) and settings.waits_for == "proposal"
