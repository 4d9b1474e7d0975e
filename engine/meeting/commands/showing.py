"""What the screen in the hall shows, when it should not simply follow the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.fields import Id, Instant
from engine.registry import command

OnScreen = Literal["auto", "welcome", "agenda", "code", "pause"]


@command("meeting.show")
@dataclass(frozen=True, slots=True, kw_only=True)
class ShowOnScreen:
    """Put something up for a while: `auto` takes it off, and so does whatever the meeting goes on with. At `until`
    (UTC) it goes off by itself; of a `pause` that is when the meeting goes on, and everybody sees it."""

    meeting: Id
    moment: OnScreen
    until: Instant | None = None
