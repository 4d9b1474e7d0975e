"""Taps: counted by kind and side, kept by the minute, never per person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from engine.feelings import MODES, subject
from engine.meeting.state import Meeting
from engine.ports import ReactionTotal, Reader, Store, Transaction

Place = tuple[str, str, str, str]
"""Item, clause, mode, kind."""


class Reactions:
    """Of one meeting, on one worker. What was tapped here since the last write is added to what is kept: a restart
    loses no more than that, and workers agree as soon as each has written."""

    def __init__(self, store: Store, meeting: str) -> None:
        self._store = store
        self._meeting = meeting
        self._kept: Mapping[str, Mapping[str, int]] = {}
        self._waiting: Counter[Place] = Counter()
        self._leaving: Counter[Place] = Counter()

    @property
    def waiting(self) -> bool:
        """Whether something has yet to be written."""
        return bool(self._waiting)

    def tap(self, meeting: Meeting, mode: str, kind: str, count: int) -> None:
        there = meeting.pointed_at
        clause = subject(there.proposal, there.clause) if there else ""
        self._waiting[meeting.item or "", clause, mode, kind] += count

    def totals(self) -> dict[str, dict[str, int]]:
        summed = {mode: Counter(self._kept.get(mode, {})) for mode in MODES}
        for taps in (self._waiting, self._leaving):
            for (_, _, mode, kind), count in taps.items():
                summed[mode][kind] += count
        return {mode: dict(counts) for mode, counts in summed.items()}

    def keep(self) -> bool:
        """Write what came since the last time and read what others have counted; whether the totals have changed."""
        before = self.totals()
        self._leaving, self._waiting = self._waiting, Counter()
        try:
            self._kept = self._store.write(self._write) if self._leaving else self._store.read(self._read)
        except BaseException:
            self._waiting.update(self._leaving)
            raise
        finally:
            self._leaving = Counter()
        return self.totals() != before

    def look(self) -> bool:
        """Read what others have counted, and write nothing; whether the totals have changed."""
        before = self.totals()
        self._kept = self._store.read(self._read)
        return self.totals() != before

    def _write(self, tx: Transaction) -> Mapping[str, Mapping[str, int]]:
        minute = tx.now().replace(second=0, microsecond=0)
        taps = self._leaving.items()
        tx.add_reactions(
            self._meeting,
            [
                ReactionTotal(item=item, clause=clause, minute=minute, mode=mode, kind=kind, count=count)
                for (item, clause, mode, kind), count in taps
            ],
        )
        return self._read(tx)

    def _read(self, reader: Reader) -> Mapping[str, Mapping[str, int]]:
        return reader.reactions(self._meeting)
