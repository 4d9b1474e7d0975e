"""A piece of advice as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from engine.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """`by` gave it at `organisation` (nothing for a guest), about the question of `stage`, in which the proposal was
    for its `stay`-th stay in a stage."""

    advice: str
    text: Text
    by: str
    organisation: str
    stage: str
    stay: int
    at: str
