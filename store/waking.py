"""Telling followers in this process which channels have moved."""

from __future__ import annotations

import logging
from collections.abc import Callable

Follower = Callable[[frozenset[str]], None]

_log = logging.getLogger(__name__)


class Followers:
    def __init__(self) -> None:
        self._followers: list[Follower] = []

    def add(self, follower: Follower) -> Callable[[], None]:
        self._followers.append(follower)

        def leave() -> None:
            if follower in self._followers:
                self._followers.remove(follower)

        return leave

    def wake(self, channels: frozenset[str]) -> None:
        """One that fails is logged and keeps nobody else asleep: a slow poll stands behind every follower."""
        if not channels:
            return
        for follower in list(self._followers):
            try:
                follower(channels)
            except Exception:  # noqa: BLE001 - logged; the others still wake
                _log.exception("a follower failed when it was woken")
