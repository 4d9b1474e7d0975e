"""Many phones at once: coming in, asking the same thing, and being told the same thing."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench.live.wire import PATIENCE, Wire

AT_THE_DOOR = 128
"""Phones that are connecting at the same moment."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Meanwhile this process is tidied up between parts alone: to go through what thousands of connections keep takes a
    sixth of a second, in which all phones stand still and it seems that the server does."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@dataclass(slots=True)
class Effort:
    """How busy this process was: of its one core, between the first and the last moment of a part."""

    share: float = 0.0
    _at: float = field(default_factory=time.perf_counter)
    _used: float = field(default_factory=time.process_time)

    def begin(self) -> None:
        gc.collect()
        self._at, self._used = time.perf_counter(), time.process_time()

    def end(self) -> None:
        took = time.perf_counter() - self._at
        if took > 0.2:
            self.share = max(self.share, (time.process_time() - self._used) / took)


async def connect_all(
    port: int, auths: Sequence[dict[str, str]], then: Callable[[Wire], asyncio.Future[tuple[bytes, float]]] | None
) -> tuple[list[Wire], float]:
    """Everybody comes in and, with `then`, asks something at once. Seconds until the last has its answer."""
    door = asyncio.Semaphore(AT_THE_DOOR)

    async def one(auth: dict[str, str]) -> Wire:
        async with door:
            wire = await Wire(auth).connect("127.0.0.1", port)
            if then is not None:
                answer, _ = await asyncio.wait_for(then(wire), PATIENCE)
                if not answer.startswith(b'[{"ok":true'):
                    raise RuntimeError(answer[:300].decode())
            return wire

    start = time.perf_counter()
    wires = await asyncio.gather(*(one(auth) for auth in auths))
    return list(wires), time.perf_counter() - start


class Arrivals:
    """When each phone first heard of something: a packet of `event` that has all of `words` in it."""

    def __init__(self, wires: Iterable[Wire], event: bytes, *words: bytes) -> None:
        self._wires = list(wires)
        self._event = event
        self._words = words
        self.at: dict[int, float] = {}
        self.size = 0
        self._all = asyncio.Event()
        for number, wire in enumerate(self._wires):
            wire.heard[event] = self._listener(number)

    def _listener(self, number: int) -> Callable[[bytes, float], None]:
        def told(payload: bytes, now: float) -> None:
            if number not in self.at and all(word in payload for word in self._words):
                self.at[number] = now
                self.size = self.size or len(payload)
                if len(self.at) == len(self._wires):
                    self._all.set()

        return told

    async def since(self, start: float) -> list[float]:
        """Seconds, for each phone. Raises TimeoutError if one never hears it."""
        try:
            await asyncio.wait_for(self._all.wait(), PATIENCE)
        finally:
            for wire in self._wires:
                wire.heard.pop(self._event, None)
        return [at - start for at in self.at.values()]


async def in_turns(
    wires: Sequence[Wire], asked: Callable[[int], tuple[str, str]], seconds: float, at_once: int
) -> tuple[float, list[float]]:
    """So many requests are under way all the time, from one phone after another. How many a second were answered with
    something other than a refusal, and the seconds that each took."""
    took: list[float] = []
    until = time.perf_counter() + seconds

    async def stream(first: int) -> None:
        number = first
        while time.perf_counter() < until:
            event, text = asked(number)
            start = time.perf_counter()
            answer, now = await asyncio.wait_for(wires[number % len(wires)].asking(event, text), PATIENCE)
            if answer.startswith(b'[{"ok":false'):
                raise RuntimeError(answer[:300].decode())
            took.append(now - start)
            number += at_once

    start = time.perf_counter()
    await asyncio.gather(*(stream(n) for n in range(min(at_once, len(wires)))))
    return len(took) / (time.perf_counter() - start), took
