"""`make bench-cluster`: what two workers cost beside one, on PostgreSQL and Redis, and what becomes of a kill.

Both workers have one core together, as the one has, so that what is compared is work and not machines: processor time
for each durable vote, with as many a second coming to both, and for each patch that a phone gets. PostgreSQL and Redis
share the other core with the phones. Then one of the two is killed in an open ballot, and its phones come to the other.
Prints a table, writes `.reports/bench-cluster.json`, and ends with 1, saying what falls short.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean

from bench.live.__main__ import database, laid
from bench.live.crowd import connect_all, undisturbed
from bench.live.figures import Figure
from bench.live.parts import Hall
from bench.live.servers import CLIENT_CORE, Served, gunicorn, on_core
from bench.live.wire import PATIENCE, Wire
from bench.live.world import furnish, session_of
from bench.tally import machine
from store import open_store
from tests.redis import RedisServer

REPORT = Path(__file__).resolve().parents[2] / ".reports" / "bench-cluster.json"
MOST_MORE = 1.15
"""What two workers may cost for each vote and each delivery, of what one costs."""

BACK_WITHIN = 5.0

PACE = 1_000
"""Votes a second whose cost is compared. A meeting has no more of them because a second worker is there: with as many
as can be, the slower of the two would have less to share what a worker does each second anyway."""

STRIDE = 1_009
"""No hall that is measured has so many phones, or twice as many: each has its turn."""


@dataclass(frozen=True, slots=True)
class Together(Served):
    """Several workers that are measured as one; `port` and `pid` are the first one's."""

    workers: tuple[Served, ...]

    def cpu(self) -> float:
        return sum(each.cpu() for each in self.workers)


@dataclass(slots=True)
class SharedHall(Hall):
    """The phones are spread over the workers in equal parts, in the order of the people."""

    workers: tuple[Served, ...] = ()

    async def come_in(self) -> float:
        join, start = json.dumps({"channel": self.world.channel}), time.perf_counter()
        part = -(-len(self.world.people) // len(self.workers))
        for number, worker in enumerate(self.workers):
            people = self.world.people[number * part : (number + 1) * part]
            auths = [{"session": session_of(person)} for person in people]
            wires, _ = await connect_all(worker.port, auths, lambda wire: wire.asking("join", join))
            self.phones += wires
        return time.perf_counter() - start

    async def move_over(self, place: int, dice: random.Random) -> None:
        """A phone whose line broke waits as ours do, and comes to the first worker."""
        await asyncio.sleep(0.6 * (0.4 + 1.2 * dice.random()))
        wire = await Wire({"session": session_of(self.world.people[place])}).connect("127.0.0.1", self.served.port)
        self.phones[place] = wire
        answer, _ = await wire.asking("join", json.dumps({"channel": self.world.channel}))
        if not answer.startswith(b'[{"ok":true'):
            raise RuntimeError(answer[:300].decode())

    async def at_a_pace(self, plan: str, ballot: str) -> float:
        """Processor seconds for each of so many votes a second."""
        asked: list[asyncio.Future[tuple[bytes, float]]] = []
        start, used = time.perf_counter(), self.served.cpu()
        while (gone := time.perf_counter() - start) < self.seconds:
            for number in range(len(asked), int(gone * PACE)):
                # Not one after the other: those at one worker are not all before those at the next.
                wire = self.phones[number * STRIDE % len(self.phones)]
                asked.append(wire.asking("cast", self.paper(number * STRIDE, plan, ballot)))
            await asyncio.sleep(0.005)
        for answer, _ in await asyncio.wait_for(asyncio.gather(*asked), PATIENCE):
            if not answer.startswith(b'[{"ok":true'):
                raise RuntimeError(answer[:300].decode())
        return (self.served.cpu() - used) / len(asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds of processor time: for a vote when as many come in a second to one worker as to two, and for one when as
    many are kept as can be (`most_vote`); `back` until the last phone of a killed worker was at the other; `lost`
    votes."""

    vote: float
    most_vote: float
    patch: float
    votes_a_second: float
    back: float | None = None
    lost: int = 0


def between(costs: Sequence[Cost]) -> Cost:
    """What was measured so many times; of a kill the slowest, and all votes that were lost."""
    return Cost(
        vote=mean(each.vote for each in costs),
        most_vote=mean(each.most_vote for each in costs),
        patch=mean(each.patch for each in costs),
        votes_a_second=mean(each.votes_a_second for each in costs),
        back=max((each.back for each in costs if each.back is not None), default=None),
        lost=sum(abs(each.lost) for each in costs),
    )


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.live.cluster", description=__doc__)
    parser.add_argument("--phones", type=int, default=500)
    parser.add_argument("--mode", choices=("eventlet", "gevent"), default="eventlet")
    parser.add_argument("--seconds", type=float, default=5, help="how long everybody keeps voting")
    parser.add_argument("--at-once", type=int, default=128)
    parser.add_argument(
        "--once", dest="twice", action="store_false", help="one and two, and not once more the other way"
    )
    parser.add_argument("--report", type=Path, default=REPORT)
    given = parser.parse_args(argv)
    on_core(CLIENT_CORE)
    print(f"one worker and two, {given.mode}, postgresql, redis; {machine()}, {os.cpu_count()} cores")
    # A machine is not as quick all the time: each is measured twice, and what is slow hits both.
    costs = [(workers, measure(given, workers)) for workers in (1, 2, 2, 1)[: None if given.twice else 2]]
    found = figures(*(between([cost for workers, cost in costs if workers == n]) for n in (1, 2)))
    print(table(found, given.phones))
    given.report.parent.mkdir(parents=True, exist_ok=True)
    told = {"machine": machine(), "mode": given.mode, "phones": given.phones, "figures": list(map(asdict, found))}
    given.report.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    short = [each for each in found if not each.holds]
    for each in short:
        print(f"falls short: {each.name} is {each.ours:,.2f} {each.unit}; promised is {limit_of(each)}")
    return 1 if short else 0


def measure(given: argparse.Namespace, workers: int) -> Cost:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="polder-bench-"))
        address = stack.enter_context(database("postgresql", folder))
        store = open_store(address)
        world = furnish(store, given.phones, proposals=2)
        store.close()
        settings = {"POLDER_DATABASE": address}
        if workers > 1:
            redis = RedisServer(Path(folder))
            stack.callback(redis.stop)
            settings["POLDER_REDIS"] = redis.url
        served = tuple(
            stack.enter_context(gunicorn("wsgi:app", Path(folder), given.mode, **settings)) for _ in range(workers)
        )
        together = Together(served[0].port, served[0].pid, served)
        hall = SharedHall(together, world, given.seconds, given.at_once, workers=served)
        stack.enter_context(undisturbed())
        return asyncio.run(_measure(hall, address))


async def _measure(hall: SharedHall, address: str) -> Cost:
    first, second = hall.world.proposals
    await hall.come_in()
    await hall.staff()
    gc.collect()
    patch, _ = await hall.patches(max(int(hall.seconds * 6), 2), apart=0.25)
    ballot, _, _ = await hall.open_ballot(first)
    gc.collect()
    vote = await hall.at_a_pace(first, ballot)
    used, votes, start = hall.served.cpu(), hall.votes(), time.perf_counter()
    await hall.again_and_again(first, ballot)
    took, cast = time.perf_counter() - start, hall.votes() - votes
    most_vote = (hall.served.cpu() - used) / cast
    back, lost = await _kill(hall, second, address) if len(hall.workers) > 1 else (None, 0)
    hall.leave()
    return Cost(vote=vote, most_vote=most_vote, patch=patch, votes_a_second=cast / took, back=back, lost=lost)


async def _kill(hall: SharedHall, plan: str, address: str) -> tuple[float, int]:
    """Everybody votes once and is told so, the last worker dies, its phones come to the first and vote again; how long
    that took the last of them, and how many votes are missing."""
    ballot, _, _ = await hall.open_ballot(plan)
    await hall.all_at_once(plan, ballot)
    part = -(-len(hall.phones) // len(hall.workers))
    gone, dice = range(part * (len(hall.workers) - 1), len(hall.phones)), random.Random(1)
    os.kill(hall.workers[-1].pid, signal.SIGKILL)
    start = time.perf_counter()
    moving = (hall.move_over(place, dice) for place in gone)
    await asyncio.wait_for(asyncio.gather(*moving), PATIENCE)
    back = time.perf_counter() - start
    await hall.all_at_once(plan, ballot)
    return back, len(hall.phones) - laid(address, plan, ballot)


def figures(one: Cost, two: Cost) -> list[Figure]:
    """`bare` is what one worker did in the same run."""
    ms, us = 1e3, 1e6
    return [
        Figure(
            name=f"a vote, {PACE} a second", unit="ms", ours=two.vote * ms, bare=one.vote * ms, most_times=MOST_MORE
        ),
        Figure(name="a patch, each phone", unit="µs", ours=two.patch * us, bare=one.patch * us, most_times=MOST_MORE),
        Figure(name="a vote, as many as can be", unit="ms", ours=two.most_vote * ms, bare=one.most_vote * ms),
        Figure(name="votes kept, on one core", unit="/s", ours=two.votes_a_second, bare=one.votes_a_second),
        Figure(name="a worker is killed, all are back", unit="s", ours=two.back or 0.0, most=BACK_WITHIN),
        Figure(name="acknowledged votes lost", unit="", ours=abs(two.lost), most=0),
    ]


def limit_of(figure: Figure) -> str:
    """What it is held against here is the one worker."""
    return figure.limit.replace("bare", "one")


def table(found: Sequence[Figure], phones: int) -> str:
    lines = ["", f"{phones:,} phones", f"{'':<34}{'two':>12}{'one':>12}{'ratio':>8}   promised"]
    for each in found:
        bare = "" if each.bare is None else f"{each.bare:,.2f}"
        ratio = "" if each.ratio is None else f"{each.ratio:.2f}"
        held = "" if each.holds else "  falls short"
        lines.append(f"{each.name:<34}{each.ours:>9,.2f} {each.unit:<3}{bare:>11}{ratio:>8}   {limit_of(each)}{held}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
