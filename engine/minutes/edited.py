"""What the coordinator did to the minutes, as whoever puts them together asks for it."""

from __future__ import annotations

from engine.lookup import Lookup
from engine.meeting.minutes import SECTIONS
from engine.meeting.state import MinutesKept


class Edited:
    """Places are those of `engine.meeting.minutes`."""

    def __init__(self, kept: MinutesKept, lookup: Lookup) -> None:
        self._kept = kept
        self._lookup = lookup

    @property
    def sections(self) -> frozenset[str]:
        """The sections that are left out."""
        return self._kept.hidden & frozenset(SECTIONS)

    def text(self, place: str) -> str:
        written = self._kept.texts.get(place)
        return self._lookup.words(written.text).strip() if written else ""

    def hides(self, *places: str) -> bool:
        """Any of these."""
        return not self._kept.hidden.isdisjoint(places)

    def hides_note(self, group: str, note: str) -> bool:
        return self.hides(f"note.{group}.{note}")
