"""Counts that all workers share and that end by themselves: wrong codes and passwords."""

from __future__ import annotations

import hashlib
import time

from redis import Redis

from neighbours.line import LOST, prefix

REST = 5.0
"""Seconds for which Redis is not asked again after it did not answer: whoever signs in does not wait for it twice."""


class SharedCounts:
    """Counts by name and key. Redis holds a digest of the key, which may be an address, for a period."""

    def __init__(self, client: Redis, period: float) -> None:
        self._client = client
        self._period = int(period)
        self._rests_until = 0.0

    def add(self, name: str, key: str, by: int = 1) -> None:
        """One more, or with -1 one less. A count begins its period with the first."""
        at = self._at(name, key)

        if self._rests():
            return
        try:
            with self._client.pipeline() as together:
                together.set(at, 0, ex=self._period, nx=True)
                together.incrby(at, by)
                together.execute()
        except LOST:
            self._rest()

    def of(self, name: str, key: str) -> tuple[int, float]:
        """The count and how many seconds it still lasts; (0, 0) when there is none, or Redis is away."""
        if self._rests():
            return 0, 0.0
        try:
            with self._client.pipeline() as together:
                together.get(self._at(name, key))
                together.pttl(self._at(name, key))
                count, milliseconds = together.execute()
        except LOST:
            self._rest()
            return 0, 0.0
        return (int(count), milliseconds / 1000) if count is not None and milliseconds > 0 else (0, 0.0)

    def _at(self, name: str, key: str) -> str:
        return f"{prefix(self._client)}:{name}:{hashlib.sha256(key.encode()).hexdigest()[:32]}"

    def _rests(self) -> bool:
        return time.monotonic() < self._rests_until

    def _rest(self) -> None:
        self._rests_until = time.monotonic() + REST
