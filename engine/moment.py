"""What comes from outside into a decision, and nothing else does: who, when, which command, and dice."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from datetime import UTC, datetime

HOUSE = "(house)"
"""The actor that is no person: deadlines, settling and whatever else the house does by itself. No `engine.fields.Id`
has these brackets, so nobody can be called so and act as the house."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`now` is UTC by the database's clock. `roles` are the actor's roles where the command applies. `seed` is random
    for each attempt; `command` is the client's id, unique per actor."""

    now: datetime
    actor: str
    roles: frozenset[str]
    command: str
    seed: int

    @property
    def at(self) -> str:
        return timestamp(self.now)

    def dice(self) -> random.Random:
        return random.Random(self.seed)

    def new_id(self, what: str) -> str:
        """An id for something that this command makes; the same command gives the same id."""
        return hashlib.sha256(f"{self.actor}\n{self.command}\n{what}".encode()).hexdigest()[:20]


def timestamp(moment: datetime) -> str:
    """UTC, whole seconds: `2022-11-09T12:00:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant(text: str) -> datetime:
    """The moment that a timestamp names. Raises ValueError when it names none, or none with a zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone")
    return moment.astimezone(UTC)
