"""Waiting for what should happen: no pauses, only looks whenever something has come in, and a limit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

PATIENCE = 20.0
"""Seconds to wait for anything; every step of a rehearsal takes far less."""


class Waited(Exception):
    """What should have happened did not, in time."""


class Waiters:
    def __init__(self) -> None:
        self._waiters: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []

    async def until(self, holds: Callable[[], bool], seconds: float) -> bool:
        """Whether it came to hold in time."""
        if holds():
            return True
        seen: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.append((holds, seen))
        try:
            await asyncio.wait_for(seen, seconds)
        except TimeoutError:
            return False
        finally:
            self._waiters = [each for each in self._waiters if each[1] is not seen]
        return True

    def look(self) -> None:
        for holds, seen in self._waiters:
            if not seen.done() and holds():
                seen.set_result(None)
