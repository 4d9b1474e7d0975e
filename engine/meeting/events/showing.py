"""What was put on the screen in the hall."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event


@event("meeting.shown")
@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOnScreen:
    """`moment` is `auto` when the screen follows the meeting again."""

    moment: str
    at: str
    until: str | None = None
