"""The rolls of a channel's open ballots, as this worker knows them: each row is read once, and again when it has
changed elsewhere. What a vote here left of it, the urn hands over when that is durable.

A row's `rev` grows with each of its changes, and what stands in the database is never older than what was read of it
before. So the sum of a roll's revs is the same only if every row is: one number tells whether somebody, anywhere, has
laid a vote that this worker has not seen. In a secret ballot it says no more than how many have voted.
"""

from __future__ import annotations

from collections.abc import Iterable

from engine.ports import Reader, SeatState

Place = tuple[str, str]
"""A ballot and a seat."""


class OpenRolls:
    """`rows`: ballot → seat → its row. `version` grows with each change of any. `news` are the places whose rows have
    changed, until whoever tells of them takes them out: a look that fails half-way has found some of them already, and
    the next one does not find those again."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, SeatState]] = {}
        self.version = 0
        self.news: set[Place] = set()
        self._revisions: dict[str, int] = {}

    def look(self, reader: Reader, ballots: Iterable[str], *, anew: bool = False) -> set[Place]:
        """What has changed in the rolls of these ballots, which are those that are open now. With `anew`, words may
        have been erased, which no rev tells: every row is read."""
        open_now = list(ballots)
        if gone := self.rows.keys() - set(open_now):
            self.rows = {ballot: rows for ballot, rows in self.rows.items() if ballot not in gone}
            self._revisions = {ballot: each for ballot, each in self._revisions.items() if ballot not in gone}
            self.news = {place for place in self.news if place[0] not in gone}
            self.version += 1
        changed: set[Place] = set()
        for ballot in open_now:
            if anew or ballot not in self.rows:
                changed |= self._read_whole(reader, ballot)
            elif reader.roll_revision(ballot) != self._revisions[ballot]:
                known = self.rows[ballot]
                moved = [seat for seat, rev in reader.seat_revs(ballot).items() if known[seat].rev != rev]
                changed |= self.take(reader.seats(ballot, moved))
        return changed

    def take(self, rows: Iterable[SeatState]) -> set[Place]:
        """Rows as they were read, or as a vote at this worker left them, in whatever order; gives those that are news.
        Of ballots whose roll is not known, none."""
        changed: set[Place] = set()
        for row in rows:
            before = self.rows.get(row.ballot, {}).get(row.seat)
            if before is not None and before.rev < row.rev:
                self.rows[row.ballot][row.seat] = row
                self._revisions[row.ballot] += row.rev - before.rev
                changed.add((row.ballot, row.seat))
        self.version += bool(changed)
        return self._noted(changed)

    def _read_whole(self, reader: Reader, ballot: str) -> set[Place]:
        before = self.rows.get(ballot)
        now = {row.seat: row for row in reader.seats(ballot)}
        if now == before:
            return set()
        self.rows = {**self.rows, ballot: now}
        self._revisions[ballot] = sum(row.rev for row in now.values())
        self.version += 1
        return self._noted({(ballot, seat) for seat, row in now.items() if before is None or before.get(seat) != row})

    def _noted(self, changed: set[Place]) -> set[Place]:
        self.news |= changed
        return changed
