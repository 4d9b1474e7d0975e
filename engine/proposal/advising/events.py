"""What has happened to advice."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import Text


@event("proposal.advised")
@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """`organisation` is where `by` is from; nothing of a guest."""

    advice: str
    text: Text
    by: str
    organisation: str
    at: str


@event("proposal.advice_withdrawn")
@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceWithdrawn:
    advice: str
    at: str
