"""Who is connected at the other workers. What a worker said of itself holds for as long as it goes on speaking."""

from __future__ import annotations

from collections.abc import Mapping

from neighbours.word import Names, Word

LEASE = 6.0
"""Seconds after its last word that a worker is taken to be gone, and those who were connected to it with it."""


class Leases:
    """The other workers, by what they said last. Times are seconds of any clock that only goes forward."""

    def __init__(self) -> None:
        self._here: dict[str, Mapping[str, Names]] = {}
        self._until: dict[str, float] = {}

    def heard(self, word: Word, now: float) -> bool:
        """Keep what a worker says; whether it should be asked for everything, since its first words were missed."""
        if word.leaves:
            self._here.pop(word.worker, None)
            self._until.pop(word.worker, None)
            return False
        known = word.worker in self._here and self._until[word.worker] > now
        before = {} if word.whole or not known else self._here[word.worker]
        self._here[word.worker] = {name: people for name, people in {**before, **word.here}.items() if people}
        self._until[word.worker] = now + LEASE
        return not known and not word.whole

    def people(self, channel: str, now: float) -> Names:
        """Everybody who is connected elsewhere. Who is at two workers is there once."""
        lists = [here[channel] for worker, here in self._here.items() if channel in here and self._until[worker] > now]
        return frozenset().union(*lists)

    def workers(self, now: float) -> int:
        """How many others there are."""
        return sum(until > now for until in self._until.values())

    def forget(self) -> None:
        """Nobody can be heard: those who were connected elsewhere are unknown, not there."""
        self._here.clear()
        self._until.clear()
