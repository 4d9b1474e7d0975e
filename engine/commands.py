"""How a command travels: with its actor and the id that its client made; and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """One command on its way through the door. `actor` is a person's id, or `engine.moment.HOUSE`."""

    id: str
    actor: str
    command: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The command happened (now or the first time it was sent). `seq` is the stream's last number after it; `seat`
    is the acknowledgement of a cast."""

    seq: int = 0
    seat: Mapping[str, Any] = field(default_factory=dict)


Answer = Done | Refused
