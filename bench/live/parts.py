"""The parts of a meeting that everybody's phone feels at the same moment, each measured on the hall of `world`."""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bench.live.crowd import AT_THE_DOOR, Arrivals, Effort, connect_all, in_turns
from bench.live.figures import percentile
from bench.live.servers import Served
from bench.live.wire import PATIENCE, Wire
from bench.live.world import CLAUSES, MEETING, SCREEN, World, session_of
from tests.house import COORDINATOR

AGAIN = 3.0
BUSY = b'[{"ok":false,"code":"busy"'
REACTION = "beautiful"
TAPS = re.compile(rb'"reactions":(\{.*?\}\})')


@dataclass(slots=True)
class Hall:
    """Everybody who is connected to our server. `seconds` is how long the parts last that go on for a while."""

    served: Served
    world: World
    seconds: float
    at_once: int
    phones: list[Wire] = field(default_factory=list)
    effort: Effort = field(default_factory=Effort)
    coordinator: Wire = field(init=False)
    screen: Wire = field(init=False)
    _ids: Any = field(default_factory=count)
    _items: Any = field(default_factory=count)
    _cast: dict[str, int] = field(default_factory=dict)

    async def staff(self) -> None:
        self.coordinator = await self._staff(COORDINATOR, "coordinator")
        self.screen = await self._staff(SCREEN, "screen")

    async def _staff(self, person: str, audience: str) -> Wire:
        wire = await Wire({"session": session_of(person)}).connect("127.0.0.1", self.served.port)
        await wire.must("join", {"channel": self.world.channel, "audience": audience})
        return wire

    async def come_in(self) -> float:
        """Connected, known, with the whole meeting on the phone."""
        join = json.dumps({"channel": self.world.channel})
        auths = [{"session": session_of(person)} for person in self.world.people]
        self.phones, seconds = await connect_all(self.served.port, auths, lambda wire: wire.asking("join", join))
        return seconds

    async def command(self, name: str, **fields: Any) -> None:
        await self.coordinator.must("command", {"id": f"bench-{next(self._ids)}", "name": name, "fields": fields})

    def paper(self, number: int, plan: str, ballot: str) -> str:
        """What a phone sends: another answer each time, as somebody does who changes their mind."""
        person = self.world.people[number % len(self.phones)]
        n = self._cast[person + ballot] = self._cast.get(person + ballot, 0) + 1
        choice = {plan: f"{plan}-{n % CLAUSES}"}
        key = f"key-of-{person}-{ballot}-0123456789"[:64]
        return json.dumps({"ballot": ballot, "seat": person, "key": key, "n": n, "choice": choice})

    def votes(self) -> int:
        """How many have been sent so far."""
        return sum(self._cast.values())

    async def open_ballot(self, plan: str) -> tuple[str, list[float], int]:
        """The ballot, the seconds after which each phone had its questions and its own seat, and the bytes of it."""
        # What is still on its way of the ballot before must not be taken for it.
        named = f'"{plan}"'.encode()
        patches = Arrivals(self.phones, b"patch", b'"ballot":', named)
        mine = Arrivals(self.phones, b"me", b'"seats"', b'"voted":false')
        shown: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

        def told(payload: bytes, _: float) -> None:
            if b'"ballot":' in payload and named in payload and not shown.done():
                shown.set_result(payload)

        self.coordinator.heard[b"patch"] = told
        start = time.perf_counter()
        await self.command("proposal.make_move", proposal=plan, move="ask")
        both = [max(pair) for pair in zip(await patches.since(start), await mine.since(start), strict=True)]
        patch = json.loads((await asyncio.wait_for(shown, PATIENCE))[2:])[1]
        return str(patch["patch"]["proposals"][plan]["ballot"]["id"]), both, patches.size

    async def close_ballot(self, plan: str, ballot: str) -> list[float]:
        arrivals, start = Arrivals(self.phones, b"patch", b'"results"'), time.perf_counter()
        await self.command("proposal.close_ballot", proposal=plan, ballot=ballot)
        return await arrivals.since(start)

    async def one_by_one(self, plan: str, ballot: str, votes: int) -> list[float]:
        """Seconds from each vote until the screen in the hall shows one more."""
        took: list[float] = []
        for number in range(votes):
            arrivals = Arrivals([self.screen], b"live", f'"count":{number + 1}'.encode())
            start = time.perf_counter()
            await asyncio.wait_for(self.phones[number].asking("cast", self.paper(number, plan, ballot)), PATIENCE)
            took += await arrivals.since(start)
        return took

    async def all_at_once(self, plan: str, ballot: str) -> list[float]:
        """Seconds until each phone was told that its vote is recorded. A phone that is told that the house is busy asks
        again as ours do (`lib/vote.svelte.ts`). Raises RuntimeError for a vote that was refused otherwise."""
        papers = [self.paper(number, plan, ballot) for number in range(len(self.phones))]
        start, dice = time.perf_counter(), random.Random(1)
        asked = [wire.asking("cast", text) for wire, text in zip(self.phones, papers, strict=True)]
        first = await asyncio.wait_for(asyncio.gather(*asked), PATIENCE)

        async def recorded(number: int) -> float:
            answer, at = first[number]
            while answer.startswith(BUSY):
                await asyncio.sleep(AGAIN * (0.7 + dice.random() * 0.6))
                answer, at = await self.phones[number].asking("cast", papers[number])
            if not answer.startswith(b'[{"ok":true'):
                raise RuntimeError(answer[:300].decode())
            return at - start

        return await asyncio.wait_for(asyncio.gather(*map(recorded, range(len(papers)))), PATIENCE)

    async def again_and_again(self, plan: str, ballot: str, seconds: float = 0.0) -> float:
        """Durable votes a second, from people who keep changing their minds."""
        rate, _ = await in_turns(
            self.phones, lambda n: ("cast", self.paper(n, plan, ballot)), seconds or self.seconds, self.at_once
        )
        return rate

    async def patches(self, rounds: int = 10, apart: float = 0.0) -> tuple[float, int]:
        """Processor seconds of the server for each patch that a phone gets, and the bytes of one. They begin at least
        so many seconds `apart`."""
        items, size, lives = self.world.proposals, 0, await self.live_cost(min(self.seconds, 3))
        used, packets = self.served.cpu(), self._lives()
        for _ in range(rounds):
            arrivals, start = Arrivals(self.phones, b"patch"), time.perf_counter()
            # Never the one that is on the table already: nothing would change for anybody.
            await self.command("meeting.begin_item", meeting=MEETING, item=items[next(self._items) % 2])
            await arrivals.since(start)
            size = arrivals.size
            await asyncio.sleep(max(start + apart - time.perf_counter(), 0))
        spent = self.served.cpu() - used - (self._lives() - packets) * lives[0]
        return spent / (rounds * len(self.phones)), size

    async def live_cost(self, seconds: float) -> tuple[float, int]:
        """Processor seconds for each `live` packet that a phone gets while nothing else happens, and its bytes."""
        sizes = Arrivals(self.phones[:1], b"live")
        used, packets = self.served.cpu(), self._lives()
        await asyncio.sleep(seconds)
        await sizes.since(0)
        return (self.served.cpu() - used) / max(self._lives() - packets, 1), sizes.size

    def _lives(self) -> int:
        return sum(wire.counted[b"live"] for wire in self.phones)

    async def reacting(self, plan: str, ballot: str, seconds: float) -> Reacted:
        """Everybody taps once a second; ten times a second somebody votes; and one connection keeps asking whether the
        server is there."""
        tap = json.dumps({"channel": self.world.channel, "kind": REACTION, "count": 1})
        before = await self._taps()
        start, sent, voted, probed = time.perf_counter(), 0, list[float](), list[float]()

        async def probe() -> None:
            while time.perf_counter() < start + seconds:
                asked = time.perf_counter()
                _, at = await self.screen.ask("alive", {})
                probed.append(at - asked)
                await asyncio.sleep(0.02)

        async def vote() -> None:
            for number in count():
                if time.perf_counter() >= start + seconds:
                    return
                asked = time.perf_counter()
                wire = self.phones[number % len(self.phones)]
                _, at = await asyncio.wait_for(wire.asking("cast", self.paper(number, plan, ballot)), PATIENCE)
                voted.append(at - asked)
                await asyncio.sleep(0.1)

        async def tapping() -> int:
            """A fiftieth of the phones each fiftieth of a second."""
            order = list(range(len(self.phones)))
            random.Random(1).shuffle(order)
            done = 0
            while (gone := time.perf_counter() - start) < seconds:
                due = int(gone * len(order))
                for number in range(done, due):
                    self.phones[order[number % len(order)]].tell("react", tap)
                done = due
                await asyncio.sleep(0.02)
            return done

        sent, _, _ = await asyncio.gather(tapping(), vote(), probe())
        counted = await self._taps(before + sent)
        return Reacted(sent=sent, counted=counted - before, voted=voted, probed=probed)

    async def _taps(self, expected: int | None = None) -> int:
        """What the screen says has been tapped; waits until it is as many as expected, if that comes."""
        until = time.perf_counter() + 5
        while True:
            arrivals: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
            self.screen.heard[b"live"] = lambda payload, _, a=arrivals: a.done() or a.set_result(payload)
            live = json.loads((await asyncio.wait_for(arrivals, PATIENCE))[2:])[1]
            total = sum(kinds.get(REACTION, 0) for kinds in live.get("reactions", {}).values())
            if expected is None or total >= expected or time.perf_counter() > until:
                return int(total)

    async def come_back(self, dice: random.Random) -> float:
        """Everybody loses the network at once; each waits as our phones do, and asks for the truth. Seconds until the
        last has it."""
        for wire in self.phones:
            wire.close()
        self.phones = []
        join = json.dumps({"channel": self.world.channel})
        start = time.perf_counter()

        async def one(person: str) -> Wire:
            for tries in count():
                await asyncio.sleep(min(0.6 * 2**tries, 6) * (0.4 + 1.2 * dice.random()))
                try:
                    wire = await Wire({"session": session_of(person)}).connect("127.0.0.1", self.served.port)
                    answer, _ = await asyncio.wait_for(wire.asking("join", join), PATIENCE)
                    if answer.startswith(b'[{"ok":true'):
                        return wire
                except (ConnectionError, TimeoutError):
                    pass
            raise AssertionError

        self.phones = list(await asyncio.gather(*(one(person) for person in self.world.people)))
        return time.perf_counter() - start

    def leave(self) -> None:
        for wire in (*self.phones, self.coordinator, self.screen):
            wire.close()


@dataclass(frozen=True, slots=True)
class Reacted:
    sent: int
    counted: int
    voted: Sequence[float]
    probed: Sequence[float]

    @property
    def vote_p99(self) -> float:
        return percentile(self.voted, 99)

    @property
    def stall(self) -> float:
        return max(self.probed)


__all__ = ["AT_THE_DOOR", "Hall", "Reacted"]
