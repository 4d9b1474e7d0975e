"""Until when a stage is meant to last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any

from engine.fields import Range
from engine.moment import instant
from engine.workflow.problems import BadSettings

MOST_DAYS = 3650
_SHORT = 48
"""So many hours are still told as hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """So many `days` and `hours` after the proposal came to the stage. Raises BadSettings for no time at all."""

    days: Annotated[int, Range(0, MOST_DAYS)] = 0
    hours: Annotated[int, Range(0, MOST_DAYS * 24)] = 0

    def __post_init__(self) -> None:
        if not self.lasts:
            raise BadSettings("deadline_empty")

    @property
    def lasts(self) -> timedelta:
        return timedelta(days=self.days, hours=self.hours)

    def ends(self, since: str) -> datetime:
        """Of a proposal that is in the stage since then."""
        return instant(since) + self.lasts


def so_long(hours: int) -> dict[str, Any]:
    """So much time in words: days once there are a few of them, of which a part is one too."""
    days = hours > _SHORT
    return {
        "code": "lasting.days" if days else "lasting.hours",
        "params": {"count": -(-hours // 24) if days else hours},
    }
