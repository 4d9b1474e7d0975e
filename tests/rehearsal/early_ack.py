"""The product with a fault put in on purpose: a vote is acknowledged before it is durable. As long as the server lives
nobody notices, since the votes are laid before anything else is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

from engine.ballot.casting import HashedCast, Recorded, receipt_of
from engine.errors import Refused
from engine.ports import Reader, Store, Transaction
from rehearsal.crash import dying
from web.app import Hooks, create_app, open_house
from web.config import from_environment

T = TypeVar("T")


class AcksEarly:
    """Keeps the organisations' votes in memory until something else is written."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: list[HashedCast] = []

    def cast(self, cast: HashedCast) -> Recorded | Refused:
        if not cast.seat.startswith("org-"):
            return self._store.cast(cast)
        self._kept.append(cast)
        receipt = receipt_of(cast.key_hash)
        return Recorded(
            ballot=cast.ballot, seat=cast.seat, n=cast.n, receipt=receipt, status="recorded", choice=cast.choice
        )

    def write(self, job: Callable[[Transaction], T]) -> T:
        while self._kept:
            self._store.cast(self._kept.pop(0))
        return self._store.write(job)

    def read(self, query: Callable[[Reader], T]) -> T:
        return self._store.read(query)

    def wake(self, follower: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        return self._store.wake(follower)

    def close(self) -> None:
        self._store.close()


config = from_environment(os.environ)
house = open_house(config)
house.service.store = dying(AcksEarly(house.service.store), os.environ)
app = create_app(config, Hooks(house=house))
