"""What a coordinator adds to the minutes, leaves out of them, and when everybody may read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.fields import Id, Length, Pattern, Range
from engine.registry import command

Place = Annotated[str, Pattern(r"[a-z]{1,10}(\.[A-Za-z0-9_-]{1,40}){0,2}", "bad_place")]
"""A place in the minutes (`engine.meeting.minutes`): `opening`, `closing`, `item.ID`, `round.ID`; of what may be left
out also a section by its name, and `note.GROUP.NOTE`."""

Markdown = Annotated[str, Length(0, 8000)]


@command("meeting.write_minutes")
@dataclass(frozen=True, slots=True, kw_only=True)
class WriteMinutes:
    """Say something in the minutes that did not follow from what happened; nothing takes it away again. `rev` is the
    one that this text was based on, 0 if there was none: nobody overwrites what they have not read."""

    meeting: Id
    place: Place
    text: Markdown
    rev: Annotated[int, Range(0, 1_000_000)] = 0


@command("meeting.hide_from_minutes")
@dataclass(frozen=True, slots=True, kw_only=True)
class HideFromMinutes:
    """Leave something out of the minutes, or let it stand again. Nothing is erased. What was decided stays."""

    meeting: Id
    place: Place
    hidden: bool


@command("meeting.publish_minutes")
@dataclass(frozen=True, slots=True, kw_only=True)
class PublishMinutes:
    """From now on everybody who has the address reads the minutes as they are at this moment; again makes another
    edition, at the same address."""

    meeting: Id


@command("meeting.withdraw_minutes")
@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawMinutes:
    """Nobody reads them at their address any more, until they are published again."""

    meeting: Id
