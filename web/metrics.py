"""What a server says of itself to whoever watches it (`/metrics`, in `web.health`). Figures of this process alone, and
none about anybody: no person, movement, meeting or address is in a name or a label."""

from __future__ import annotations

import hmac
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

Standing = Mapping[str, int]

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
LOOK = 0.25
"""Seconds between two looks at how late the loop is."""


class Metrics:
    """The figures of one process. It is a `sockets.meter.Meter`."""

    def __init__(self, token: str) -> None:
        self.registry = CollectorRegistry()
        self._token = token
        own: dict[str, Any] = {"registry": self.registry}
        self._sent = Counter("polder_messages_sent", "Messages queued, once for a whole room", ["event"], **own)
        self._away = Counter("polder_turned_away", "Answered busy or let go, for want of room", ["reason"], **own)
        self.casts = Counter("polder_casts", "Votes by what became of them", ["answer"], **own)
        self.cast_seconds = Histogram("polder_cast_seconds", "From a vote to its answer", buckets=SECONDS, **own)
        self.writes = Counter(
            "polder_commits", "Jobs that the database has committed; votes are counted as casts", **own
        )
        self.write_seconds = Histogram("polder_commit_seconds", "From a job to its commit", buckets=SECONDS, **own)
        self.errors = Counter("polder_database_errors", "Jobs and questions that failed", ["code"], **own)
        self.late = Histogram("polder_loop_late_seconds", "How late the loop gets to things", buckets=SECONDS, **own)
        self._look: Callable[[], Standing] = dict
        for name, said in _STANDING.items():
            gauge = Gauge(f"polder_{name}", said, **own)
            gauge.set_function(partial(self._standing, name))

    def sent(self, event: str) -> None:
        self._sent.labels(event).inc()

    def turned_away(self, reason: str) -> None:
        self._away.labels(reason).inc()

    def look_at(self, look: Callable[[], Standing]) -> None:
        self._look = look

    def _standing(self, name: str) -> float:
        return self._look().get(name, 0)

    def may_be_read_with(self, shown: str) -> bool:
        return hmac.compare_digest(f"Bearer {self._token}".encode(), shown.encode())

    def written(self) -> tuple[bytes, str]:
        """All of it as Prometheus reads it, and what that is called."""
        return generate_latest(self.registry), CONTENT_TYPE_PLAIN_0_0_4

    def watch_the_loop(self) -> None:
        """A green thread that wakes too late tells how long the others had to wait."""
        threading.Thread(target=self._watch, name="loop-watch", daemon=True).start()

    def _watch(self) -> None:
        while True:
            before = time.monotonic()
            time.sleep(LOOK)
            self.late.observe(max(0.0, time.monotonic() - before - LOOK))


_STANDING = {
    "connections": "Sockets that are open",
    "followers": "Channels that somebody here follows",
    "under_way": "Commands and votes that have no answer yet",
    "members": "Who follows a channel here; who follows two counts twice",
}
