"""Which item the meeting was on when. Items may be taken in any order and more than once, so this is a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from engine.moment import instant, timestamp
from engine.replacing import replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The meeting was on `item` from `since` to `until`; without it, it still is."""

    item: str
    since: str
    until: str | None = None

    @property
    def seconds(self) -> int:
        """0 while it lasts."""
        return int((instant(self.until) - instant(self.since)).total_seconds()) if self.until else 0


Stretches = tuple[Stretch, ...]


def halted(stretches: Stretches, at: str) -> Stretches:
    """The meeting is on nothing from here."""
    if not stretches or stretches[-1].until:
        return stretches
    return (*stretches[:-1], replace(stretches[-1], until=at))


def gone_on(stretches: Stretches, item: str, at: str) -> Stretches:
    return (*halted(stretches, at), Stretch(item=item, since=at))


def taken(stretches: Stretches, item: str) -> int:
    """Seconds that the item took, in the stretches that are over."""
    return sum(each.seconds for each in stretches if each.item == item)


def later(at: str, *, minutes: int = 0, seconds: int = 0) -> str:
    return timestamp(instant(at) + timedelta(minutes=minutes, seconds=seconds))
