"""Two real workers of one installation, on PostgreSQL and Redis: one runs on eventlet, the other on gevent."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from tests.house import COORDINATOR, delegate
from tests.postgres import Postgres
from tests.redis import RedisServer
from tests.serving import Server, serving
from tests.sockets.conftest import Hall, furnish, meeting_at
from tests.sockets.papers import paper
from tests.sockets.phones import Phone


@dataclass(frozen=True)
class Both:
    database: str
    workers: tuple[Server, Server]


@pytest.fixture(scope="module")
def both(postgres: Postgres, redis_server: RedisServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    folder, database = tmp_path_factory.mktemp("cluster"), postgres.empty()
    settings = {"POLDER_REDIS": redis_server.url}
    furnish(database)
    with ExitStack() as stack:
        # Each takes seconds to come up.
        with ThreadPoolExecutor(2) as pool:
            modes = ("eventlet", "gevent")
            one, two = pool.map(lambda mode: stack.enter_context(serving(database, folder, mode, **settings)), modes)
        yield Both(database, (one, two))


@pytest.fixture
def hall(both: Both) -> Iterator[Hall]:
    with meeting_at(both.workers[0], both.database) as hall:
        yield hall


def at(hall: Hall, server: Server, person: str, audience: str = "participant") -> Phone:
    """Somebody's phone, at one worker or the other."""
    hall.server = server
    return hall.phone(person, join=audience)


def test_a_ballot_at_two_workers(both: Both, hall: Hall, redis_server: RedisServer) -> None:
    """Everyone sees everything in order; each vote counts once; who is connected is counted over both."""
    screens = [at(hall, worker, COORDINATOR, "coordinator") for worker in both.workers]
    phones = {n: at(hall, both.workers[n % 2], delegate(n)) for n in range(1, 19)}
    twice = at(hall, both.workers[0], delegate(1))
    with ThreadPoolExecutor(8) as pool:
        arrive = {"meeting": hall.house.meeting_id, "mode": "online"}
        assert all(a["ok"] for a in pool.map(lambda p: p.command("meeting.check_in", **arrive), phones.values()))
    for screen in screens:
        screen.wait_until(lambda c: c.live.get("connected", {}).get("online") == 18, "everybody, once")
        assert "late" not in screen.client.live
    hall.house.talk()
    screens[0].command("proposal.make_move", proposal=hall.house.plan_id, move="open_ballot")
    ballot = str(hall.house.proposal().open_ballot)
    papers = {n: paper(hall, n, ballot) for n in phones}
    with ThreadPoolExecutor(8) as pool:
        acks = list(pool.map(lambda n: phones[n].call("cast", papers[n]), phones))
    assert [ack["seat"]["status"] for ack in acks] == ["recorded"] * 18
    assert twice.call("cast", papers[1]) == acks[0], "sent again elsewhere, it counts once and is answered alike"
    for screen in screens:
        screen.wait_until(lambda c: c.live["voted"].get(ballot, {}).get("count") == 18)
    twice.wait_until(lambda c: c.me["seats"][0].get("voted"), "the vote from the other worker")
    assert screens[1].command("proposal.close_ballot", proposal=hall.house.plan_id, ballot=ballot)["ok"]
    for phone in [*phones.values(), *screens]:
        chain = "coordinator" if phone in screens else "participant"
        phone.wait_until(lambda c, a=chain: c.chains[a]["view"]["proposals"][hall.house.plan_id]["stage"] == "adopted")
        assert phone.client.gaps == 0
    assert screens[0].client.chains["coordinator"]["view"] == screens[1].client.chains["coordinator"]["view"]


def test_taps_at_one_worker_are_seen_at_the_other(both: Both, hall: Hall) -> None:
    here, there = (at(hall, worker, COORDINATOR, "coordinator") for worker in both.workers)
    phone = at(hall, both.workers[0], delegate(1))
    phone.command("meeting.check_in", meeting=hall.house.meeting_id, mode="room")
    phone.wait_until(lambda c: c.me.get("mode") == "room")
    for _ in range(3):
        phone.send("react", {"channel": hall.channel, "kind": "agree", "count": 1})
    for screen in (here, there):
        screen.wait_until(lambda c: c.live.get("reactions", {}).get("room", {}).get("agree") == 3)


def test_without_redis_votes_count_and_the_console_says_that_screens_are_late(
    both: Both, hall: Hall, redis_server: RedisServer
) -> None:
    console = at(hall, both.workers[0], COORDINATOR, "coordinator")
    phone = at(hall, both.workers[1], delegate(1))
    hall.house.check_in(*range(1, 19)).talk()
    ballot = hall.house.open_ballot()
    redis_server.stop()
    try:
        console.wait_until(lambda c: c.live.get("late"))
        assert phone.call("cast", paper(hall, 1, ballot))["seat"]["status"] == "recorded"
        console.wait_until(lambda c: c.live.get("voted", {}).get(ballot, {}).get("count") == 1, "by the slow poll")
    finally:
        redis_server.start()
    console.wait_until(lambda c: "late" not in c.live)
    console.wait_until(lambda c: c.live["connected"]["room"] == 1, "the phone at the other worker")
