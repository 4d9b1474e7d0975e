"""The product's own application, put together by a rehearsal: its process kills itself once, after the n-th vote has
been committed and before that vote's acknowledgement leaves. The product carries no such code; only the store is
wrapped, on its way in. With another module in its place a rehearsal plays a house that is broken in another way."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from engine.ballot.casting import HashedCast, Recorded
from engine.errors import Refused
from engine.ports import Reader, Store, Transaction
from web.app import Hooks, create_app, open_house
from web.config import from_environment

T = TypeVar("T")


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


config = from_environment(os.environ)
house = open_house(config)
house.service.store = DiesAfter(
    house.service.store, int(os.environ["REHEARSAL_DIES_AFTER"]), Path(os.environ["REHEARSAL_MARKER"])
)
app = create_app(config, Hooks(house=house))
