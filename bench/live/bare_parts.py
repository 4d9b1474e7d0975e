"""The same hall on a bare server: what the stack costs before anything of ours is done."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, fields
from statistics import median

from bench.live.crowd import Arrivals, connect_all, in_turns
from bench.live.figures import percentile
from bench.live.servers import Served
from bench.live.wire import Wire

ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """Seconds, but for `acks` a second, `memory` in bytes per phone, and `delivery`: processor seconds for each packet
    that a phone gets. `spread`: until 95 of a hundred have a packet for all."""

    join: float
    memory: float
    acks: float
    spread: float
    delivery: float


def between(first: Bare, second: Bare) -> Bare:
    """What was measured twice."""
    return Bare(**{each.name: (getattr(first, each.name) + getattr(second, each.name)) / 2 for each in fields(Bare)})


async def measure(served: Served, phones: int, *, echo: str, size: int, seconds: float, at_once: int) -> Bare:
    """`echo` is the text that a phone sends to be echoed; `size`, the bytes of a packet for all."""
    before = served.memory()
    wires, join = await connect_all(served.port, [{}] * phones, None)
    memory = (served.memory() - before) / phones
    acks, _ = await in_turns(wires, lambda _: ("echo", echo), seconds, at_once)
    spread, delivery = await broadcasts(served, wires, size)
    for wire in wires:
        wire.close()
    return Bare(join=join, memory=memory, acks=acks, spread=spread, delivery=delivery)


async def broadcasts(served: Served, wires: list[Wire], size: int) -> tuple[float, float]:
    text = "x" * max(size - len('42["patch",{"words":""}]'), 1)
    spreads: list[float] = []
    used = served.cpu()
    for _ in range(ROUNDS):
        arrivals, start = Arrivals(wires, b"patch"), time.perf_counter()
        asking = wires[0].asking("everyone", f'{{"words":"{text}"}}')
        spreads.append(percentile(await arrivals.since(start), 95))
        await asking
        await asyncio.sleep(0.05)
    return median(spreads), (served.cpu() - used) / (ROUNDS * len(wires))
