"""The one command of a ballot that everyone with a seat sends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from engine.ballot.reasons import Reasons
from engine.fields import Id, Length, Pattern, Range
from engine.registry import command

Answer = Annotated[str, Length(1, 5000)]
Choice = Annotated[dict[str, Answer], Length(1, 100)]
"""An answer to every question, as `engine.tally.paper` writes them."""


@command("ballot.cast")
@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """One seat's paper. `key` is random, made once per person, ballot and seat by the phone; `n` counts its changes.
    `choice` maps every question to an option; `reasons` says why, where an answer asks for that. The urn, not the
    ledger, decides it: see `engine.ballot.casting`."""

    ballot: Id
    seat: Id
    key: Annotated[str, Pattern(r"[A-Za-z0-9_-]{22,64}", "bad_key")]
    n: Annotated[int, Range(1, 1_000_000)]
    choice: Choice
    reasons: Reasons = field(default_factory=dict)
