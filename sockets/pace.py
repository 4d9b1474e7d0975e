"""How fast somebody may ask: so many at once, and so many a second for as long as they like. Whoever is faster is told
that the house is busy, and a phone then tries again by itself.

A hall of two thousand phones comes from one address, enters within a second and votes within another: that address has
room for it several times over. It keeps one network from taking the whole server with the sessions of many.
"""

from __future__ import annotations

import time
from collections.abc import Callable

MOST_KEYS = 10_000
PERSON = (200, 30)
ADDRESS = (20_000, 4_000)
"""At once, and a second."""


class Paces:
    """By key. Who has not asked for a while has all of it again, and need not be remembered."""

    def __init__(self, at_once: float, a_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._at_once = at_once
        self._a_second = a_second
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, key: str) -> bool:
        """Whether there is room for one more; if so, it is taken."""
        now = self._clock()
        left, since = self._left.get(key, (self._at_once, now))
        left = min(self._at_once, left + (now - since) * self._a_second)
        if left < 1:
            return False
        self._left[key] = left - 1, now
        if len(self._left) > MOST_KEYS:
            self._forget(now)
        return True

    def _forget(self, now: float) -> None:
        """Those that are full again; if that is nobody, the half that asked longest ago."""
        full = self._at_once / self._a_second
        kept = sorted((each for each in self._left.items() if now - each[1][1] < full), key=lambda each: each[1][1])
        self._left = dict(kept if len(kept) < MOST_KEYS else kept[MOST_KEYS // 2 :])


class Pacing:
    """Both limits. A tap is no question: it is counted for whoever taps, and not for the hall that taps together."""

    def __init__(self) -> None:
        self._people = Paces(*PERSON)
        self._addresses = Paces(*ADDRESS)

    def allows(self, event: str, person: str, address: str) -> bool:
        return self._people.take(person) and (event == "react" or self._addresses.take(address))
