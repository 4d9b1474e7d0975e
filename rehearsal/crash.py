"""A store that takes its process with it, once, at the worst moment: a vote is durable, its acknowledgement not sent.
The product carries no such code; a rehearsal wraps the store on its way in."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from engine.ballot.casting import HashedCast, Recorded
from engine.errors import Refused
from engine.ports import Reader, Store, Transaction

T = TypeVar("T")
DIES_AFTER, MARKER = "REHEARSAL_DIES_AFTER", "REHEARSAL_MARKER"
"""Names in the environment of the server."""


class DiesAfter:
    """A store that takes its process with it after so many casts. `marker` notes the last one, and that it happened:
    the process that comes next lives on."""

    def __init__(self, store: Store, casts: int, marker: Path) -> None:
        self._store = store
        self._left = casts
        self._marker = marker

    def cast(self, cast: HashedCast) -> Recorded | Refused:
        laid = self._store.cast(cast)
        self._left -= isinstance(laid, Recorded)
        if self._left <= 0 and not self._marker.exists():
            self._marker.write_text(json.dumps({"seat": cast.seat}), "utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
        return laid

    def write(self, job: Callable[[Transaction], T]) -> T:
        return self._store.write(job)

    def read(self, query: Callable[[Reader], T]) -> T:
        return self._store.read(query)

    def wake(self, follower: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        return self._store.wake(follower)

    def close(self) -> None:
        self._store.close()


def dying(store: Store, environ: Mapping[str, str]) -> DiesAfter:
    """The store, wrapped as the rehearsal asks for in the server's environment."""
    return DiesAfter(store, int(environ[DIES_AFTER]), Path(environ[MARKER]))
