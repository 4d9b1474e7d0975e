"""A store that is counted and timed, for whoever watches the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from engine.ballot.casting import HashedCast, Recorded
from engine.errors import Refused
from engine.ports import Conflict, Reader, StorageUnavailable, Store, Transaction
from web.metrics import Metrics

T = TypeVar("T")


class MeasuredStore:
    """A store that counts what it passes on. A vote is timed here, and not where it came in, so that both entrances
    count."""

    def __init__(self, store: Store, metrics: Metrics) -> None:
        self._store = store
        self._metrics = metrics

    def write(self, job: Callable[[Transaction], T]) -> T:
        with _counting_errors(self._metrics), self._metrics.write_seconds.time():
            done = self._store.write(job)
        self._metrics.writes.inc()
        return done

    def read(self, query: Callable[[Reader], T]) -> T:
        with _counting_errors(self._metrics):
            return self._store.read(query)

    def cast(self, cast: HashedCast) -> Recorded | Refused:
        try:
            with _counting_errors(self._metrics), self._metrics.cast_seconds.time():
                laid = self._store.cast(cast)
        except (Conflict, StorageUnavailable):
            self._metrics.casts.labels("failed").inc()
            raise
        self._metrics.casts.labels(laid.code if isinstance(laid, Refused) else laid.status).inc()
        return laid

    def wake(self, follower: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        return self._store.wake(follower)

    def close(self) -> None:
        self._store.close()


class _counting_errors:  # noqa: N801 - it is used as a function
    """A context of its own, since one made by a generator costs more than what it counts."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, StorageUnavailable):
            self._metrics.errors.labels(error.code).inc()
        elif isinstance(error, Conflict):
            self._metrics.errors.labels("conflict").inc()
