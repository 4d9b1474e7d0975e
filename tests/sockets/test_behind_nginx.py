"""`polder serve --workers 2`: two workers behind an nginx, on PostgreSQL and Redis, through one address."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock

import pytest
import requests
from socketio.exceptions import SocketIOError

from tests.house import delegate, seat
from tests.postgres import Postgres
from tests.redis import RedisServer
from tests.serving import ROOT, Server, free_port
from tests.sockets.conftest import Hall, furnish, meeting_at, session_of
from tests.sockets.papers import paper
from tests.sockets.phones import Phone
from web.cli.workers import is_ready

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed here")

BACK_WITHIN = 5.0
VOTERS = range(1, 19)


@dataclass(frozen=True)
class Cluster:
    server: Server
    database: str

    def masters(self) -> list[int]:
        """The gunicorns of the two workers."""
        return [pid for pid in children(self.server.pid) if b"gunicorn" in Path(f"/proc/{pid}/cmdline").read_bytes()]

    def workers(self) -> list[int]:
        return [worker for master in self.masters() for worker in children(master)]

    def wait_until_all_serve(self) -> None:
        """Each worker is found at a socket of its own once it serves."""
        said = re.search(r"unix:(/\S+)/\d\.sock", self.server.log.read_text())
        assert said, self.server.log.read_text()
        sockets = [Path(said[1]) / f"{number}.sock" for number in (1, 2)]
        assert within(30, lambda: all(map(is_ready, sockets))), self.server.log.read_text()


def within(seconds: float, told: Callable[[], bool]) -> bool:
    """Whether it comes true in time."""
    until = time.monotonic() + seconds
    while not (true := told()) and time.monotonic() < until:
        Event().wait(0.05)
    return true


def children(pid: int) -> list[int]:
    with suppress(FileNotFoundError):
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


@pytest.fixture(scope="module")
def cluster(
    postgres: Postgres, redis_server: RedisServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cluster]:
    folder, database, port = tmp_path_factory.mktemp("cluster"), postgres.empty(), free_port()
    furnish(database)
    # Who asks whether a worker is ready knows it by its socket, and not by the name that people type.
    settings = {"POLDER_DATABASE": database, "POLDER_REDIS": redis_server.url, "POLDER_TRUSTED_HOSTS": "127.0.0.1"}
    environment = {**os.environ, **settings}
    command = [sys.executable, "-c", "from web.cli import main; main()", "serve", "--workers", "2", "--no-tls"]
    log = folder / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [*command, "--port", str(port)], cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        cluster = Cluster(Server(f"http://127.0.0.1:{port}", process.pid, log), database)
        try:
            assert within(30, lambda: log.read_text().count("Listening at") == 2), log.read_text()
            cluster.wait_until_all_serve()
            yield cluster
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


@pytest.fixture
def hall(cluster: Cluster) -> Iterator[Hall]:
    with meeting_at(cluster.server, cluster.database) as hall:
        yield hall


class Browser(Phone):
    """A phone with a cookie, by which nginx knows it, that comes back when the line breaks."""

    def __init__(self, hall: Hall, person: str, audience: str = "participant") -> None:
        super().__init__(hall.server.url, session_of(person), cookie=f"polder_session={session_of(person)}")
        self.hall, self.audience, self.returned = hall, audience, 0
        self._coming = Lock()
        hall.phones.append(self)

    def come_in(self) -> Browser:
        self.disconnected = False
        try:
            self.connect()
        except SocketIOError:
            self.disconnected = True
            raise
        joined = self.ask("join", {"channel": self.hall.channel, "audience": self.audience})
        assert joined is None or joined["ok"]
        return self

    def come_back(self) -> bool:
        """If it was let go; whether it is there."""
        with self._coming:
            if self.disconnected:
                with suppress(SocketIOError, OSError):
                    self.close()
                    self.come_in()
                    self.returned += 1
            return not self.disconnected

    def lives(self) -> bool:
        with suppress(SocketIOError, OSError):
            return self.come_back() and self.ask("alive", {}) == {"ok": True}
        return False

    def cast_until_acknowledged(self, paper: dict[str, object]) -> str:
        """As a phone's outbox does: again and again, the same paper."""
        answers: list[str] = []

        def tried() -> bool:
            with suppress(SocketIOError, OSError):
                if self.come_back() and (ack := self.ask("cast", paper)) and ack["ok"]:
                    answers.append(ack["seat"]["status"])
            return bool(answers)

        assert within(30, tried)
        return answers[0]


def test_every_request_goes_through_with_what_nginx_says_of_it(cluster: Cluster) -> None:
    """A forged address or host does not get past it, and a list that is too long stops there."""
    forged = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    shown = requests.get(f"{cluster.server.url}/api/openapi.json", headers=forged, timeout=10)
    assert shown.status_code == 200
    assert "evil" not in shown.text
    assert requests.get(f"{cluster.server.url}/readyz", timeout=10).json() == {"ok": True}
    long = requests.post(f"{cluster.server.url}/api/session", data=b"x" * 1_100_000, timeout=10)
    assert (long.status_code, long.headers["Server"]) == (413, "nginx")


def test_a_worker_is_killed_in_an_open_ballot(cluster: Cluster, hall: Hall) -> None:
    """Its phones are back at the other one, every acknowledged vote counts, and each counts once."""
    phones = {n: Browser(hall, delegate(n)) for n in VOTERS}
    with ThreadPoolExecutor(len(phones)) as pool:
        list(pool.map(Browser.come_in, phones.values()))
        hall.house.check_in(*VOTERS).talk()
        ballot = hall.house.open_ballot()
        papers = {n: paper(hall, n, ballot) for n in VOTERS}
        early = [n for n in VOTERS if n <= 6]
        assert [phones[n].call("cast", papers[n])["seat"]["status"] for n in early] == ["recorded"] * 6
        voting = [pool.submit(phones[n].cast_until_acknowledged, papers[n]) for n in VOTERS if n > 6]
        os.kill(cluster.workers()[0], signal.SIGKILL)
        assert within(BACK_WITHIN, lambda: all(pool.map(Browser.lives, phones.values()))), "not all came back"
        assert 0 < sum(phone.returned for phone in phones.values()) < len(phones), "some were there, some elsewhere"
        assert {each.result() for each in voting} == {"recorded"}
    rows = hall.house.store.read(lambda reader: reader.seats(ballot))
    assert {row.seat for row in rows if row.voted} == {seat(n) for n in VOTERS}
    cluster.wait_until_all_serve()


def test_a_worker_that_is_told_to_stop_sends_its_phones_to_the_other(cluster: Cluster, hall: Hall) -> None:
    """It ends by itself within the time that it has, and the supervisor starts another."""
    phones = [Browser(hall, delegate(n)) for n in VOTERS]
    with ThreadPoolExecutor(len(phones)) as pool:
        list(pool.map(Browser.come_in, phones))
        master = cluster.masters()[0]
        os.kill(master, signal.SIGTERM)
        assert within(BACK_WITHIN, lambda: any(phone.disconnected or phone.returned for phone in phones))
        assert within(BACK_WITHIN, lambda: all(pool.map(Browser.lives, phones)))
    assert 0 < sum(phone.returned for phone in phones) < len(phones)
    assert within(15, lambda: master not in cluster.masters() and len(cluster.masters()) == 2)
    assert "Worker graceful timeout" not in cluster.server.log.read_text()
