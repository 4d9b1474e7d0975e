"""The same hall on a bare server: what the stack costs before anything of ours is done.

It is there all the while, on the same core, and does nothing but what it is asked for; then ours stands still. A
machine is not as quick all the time: so what ours is held against is measured just before and after it, each time.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from statistics import median

from bench.live.crowd import Arrivals, connect_all, in_turns
from bench.live.figures import percentile
from bench.live.servers import Served
from bench.live.wire import Wire


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """Seconds, but for `acks` a second, `memory` in bytes per phone, and `delivery`: processor seconds for each packet
    that a phone gets. `spread`: until 95 of a hundred have a packet for all."""

    join: float
    memory: float
    acks: float
    spread: float
    delivery: float


@dataclass(slots=True)
class Beside:
    """As many phones as `ours` has, on a bare server."""

    served: Served
    ours: Served
    wires: list[Wire] = field(default_factory=list)
    join: float = 0.0
    memory: float = 0.0
    _acks: list[float] = field(default_factory=list)
    _spreads: list[float] = field(default_factory=list)
    _used: float = 0.0

    async def come_in(self, phones: int) -> None:
        before = self.served.memory()
        self.wires, self.join = await connect_all(self.served.port, [{}] * phones, None)
        self.memory = (self.served.memory() - before) / phones

    async def echo(self, text: str, seconds: float, at_once: int) -> None:
        """What a phone sends, sent back."""
        with self.ours.standing_still():
            acks, _ = await in_turns(self.wires, lambda _: ("echo", text), seconds, at_once)
        self._acks.append(acks)

    async def tell_everyone(self, size: int, rounds: int = 2) -> None:
        """A packet of so many bytes, to all."""
        text = "x" * max(size - len('42["patch",{"words":""}]'), 1)
        used = self.served.cpu()
        with self.ours.standing_still():
            for _ in range(rounds):
                arrivals, start = Arrivals(self.wires, b"patch"), time.perf_counter()
                asking = self.wires[0].asking("everyone", f'{{"words":"{text}"}}')
                self._spreads.append(percentile(await arrivals.since(start), 95))
                await asking
                await asyncio.sleep(0.05)
        self._used += self.served.cpu() - used

    @property
    def acks(self) -> float:
        return median(self._acks)

    def found(self) -> Bare:
        """The middle of the acks and the spreads, and the rest on the average."""
        return Bare(
            join=self.join,
            memory=self.memory,
            acks=self.acks,
            spread=median(self._spreads),
            delivery=self._used / (len(self._spreads) * len(self.wires)),
        )

    def leave(self) -> None:
        for wire in self.wires:
            wire.close()
