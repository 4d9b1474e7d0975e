"""Two workers on a real Redis: they wake each other, know who is connected, and get over its absence."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from redis import Redis

from neighbours import RedisNeighbours, SharedCounts, Unreachable, check, connect
from tests.redis import RedisServer
from web.auth.limits import Failures

HALL = "meeting:autumn"
PATIENCE = 15.0
_names = count()


class Worker:
    """Notes what it hears, and tells whoever waits."""

    def __init__(self, url: str) -> None:
        self.heard: list[str] = []
        self._changed = threading.Condition()
        self.neighbours = RedisNeighbours(connect(url))
        self.neighbours.listen(self)

    def wake(self, channels: frozenset[str]) -> None:
        self._note(*(f"moved {each}" for each in channels))

    def votes_laid(self, ballot: str) -> None:
        self._note(f"laid {ballot}")

    def look(self, channel: str) -> None:
        self._note(f"look {channel}")

    def look_at_everything(self) -> None:
        self._note("everything")

    def wait_for(self, what: str) -> None:
        self.wait_until(lambda: what in self.heard)

    def wait_until(self, told: Callable[[], bool]) -> None:
        """Also of what a neighbour only knows and does not hear: looked at often."""
        with self._changed:
            for _ in range(int(PATIENCE / 0.05)):
                if told():
                    return
                self._changed.wait(0.05)
        raise AssertionError(f"this never came; heard was {self.heard}")

    def _note(self, *words: str) -> None:
        with self._changed:
            self.heard += words
            self._changed.notify_all()


@pytest.fixture
def two(redis_server: RedisServer) -> Iterator[tuple[Worker, Worker]]:
    both = Worker(redis_server.url), Worker(redis_server.url)
    for worker in both:
        worker.wait_for("everything")
    yield both
    for worker in both:
        worker.neighbours.close()


def test_what_one_says_the_other_hears_and_not_itself(two: tuple[Worker, Worker]) -> None:
    one, other = two
    one.neighbours.moved(frozenset({HALL}))
    one.neighbours.laid("ballot")
    one.neighbours.look(HALL)
    for word in (f"moved {HALL}", "laid ballot", f"look {HALL}"):
        other.wait_for(word)
    assert one.heard == ["everything"]


def test_who_is_connected_is_known_to_whoever_comes_later_too(
    two: tuple[Worker, Worker], redis_server: RedisServer
) -> None:
    one, other = two
    one.neighbours.here(HALL, frozenset({"ada", "ben"}))
    other.wait_until(lambda: other.neighbours.elsewhere(HALL) == {"ada", "ben"})
    third = Worker(redis_server.url)
    third.wait_until(lambda: third.neighbours.elsewhere(HALL) == {"ada", "ben"} and third.neighbours.others >= 2)
    assert one.neighbours.elsewhere(HALL) == frozenset()
    third.neighbours.here(HALL, frozenset({"ben", "cleo"}))
    other.wait_until(lambda: other.neighbours.elsewhere(HALL) == {"ada", "ben", "cleo"})
    third.neighbours.close()
    other.wait_until(lambda: other.neighbours.elsewhere(HALL) == {"ada", "ben"})


def test_redis_goes_and_comes_back(two: tuple[Worker, Worker], redis_server: RedisServer) -> None:
    one, other = two
    one.neighbours.here(HALL, frozenset({"ada"}))
    other.wait_until(lambda: other.neighbours.elsewhere(HALL) == {"ada"})
    redis_server.stop()
    try:
        other.wait_until(lambda: one.neighbours.lost and other.neighbours.lost)
        assert other.neighbours.elsewhere(HALL) == frozenset(), "nobody knows"
        one.neighbours.moved(frozenset({HALL}))
        one.neighbours.laid("ballot")
    finally:
        redis_server.start()
    other.wait_until(lambda: other.heard.count("everything") == 2 and other.neighbours.elsewhere(HALL) == {"ada"})
    assert not other.neighbours.lost


def test_a_word_that_fails_takes_nobody_with_it(two: tuple[Worker, Worker], redis_server: RedisServer) -> None:
    """Redis hears everybody and is not lost; it only does not take what is said for a moment."""
    one, other = two
    with Redis.from_url(redis_server.url) as operator:
        operator.acl_log_reset()
        operator.execute_command("ACL", "SETUSER", "default", "-publish")
        try:
            one.neighbours.here(HALL, frozenset({"ada"}))
            other.wait_until(lambda: bool(operator.acl_log()))
        finally:
            operator.execute_command("ACL", "SETUSER", "default", "+publish")
    one.neighbours.look(HALL)
    other.wait_until(lambda: other.neighbours.elsewhere(HALL) == {"ada"})
    assert not one.neighbours.lost


def failures(url: str, name: str, most: int = 2) -> Failures:
    made = Failures(most)
    made.count_with(name, SharedCounts(connect(url), 600))
    return made


def test_wrong_codes_are_counted_together(redis_server: RedisServer) -> None:
    name = f"codes-{next(_names)}"
    one, other = failures(redis_server.url, name), failures(redis_server.url, name)
    one.add("203.0.113.7")
    assert other.seconds_to_wait("203.0.113.7") == 0
    other.add("203.0.113.7")
    for each in (one, other):
        assert 590 <= each.seconds_to_wait("203.0.113.7") <= 600
        assert each.seconds_to_wait("203.0.113.8") == 0
    one.take_back("203.0.113.7")
    assert other.seconds_to_wait("203.0.113.7") == 0


def test_a_name_is_looked_up_where_it_holds_nobody_up(redis_server: RedisServer) -> None:
    """Only that thread knows the name: whoever looked it up on the loop would not find it."""
    asked = []

    def offload(look_up: Callable[[], object]) -> object:
        asked.append(look_up)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", redis_server.port))]

    with connect(f"redis://redis.invalid:{redis_server.port}/0", offload) as client:
        shared = SharedCounts(client, 600)
        shared.add("codes", f"named-{next(_names)}")
        client.ping()
        client.connection_pool.disconnect()
        client.ping()
    assert len(asked) == 2, "once for each connection"


@pytest.mark.parametrize("scheme", ["redis", "rediss"])
def test_while_the_name_server_is_away_one_waits_for_it_and_the_others_go_on(scheme: str) -> None:
    asked, answers = threading.Event(), threading.Event()

    def offload(look_up: Callable[[], object]) -> object:
        asked.set()
        answers.wait(PATIENCE)
        raise OSError("no answer")

    client = connect(f"{scheme}://redis.invalid/0", offload)
    patient = threading.Thread(target=SharedCounts(client, 600).add, args=("codes", "one"))
    patient.start()
    assert asked.wait(PATIENCE)
    assert SharedCounts(client, 600).of("codes", "other") == (0, 0.0)
    assert patient.is_alive()
    answers.set()
    patient.join(PATIENCE)
    assert not patient.is_alive()


def test_without_redis_each_counts_by_itself() -> None:
    one = failures("unix:///nowhere/redis.sock", "codes")
    one.add("203.0.113.7")
    assert one.seconds_to_wait("203.0.113.7") == 0
    one.add("203.0.113.7")
    assert one.seconds_to_wait("203.0.113.7") > 0


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("unix:///nowhere/redis.sock", "Redis at unix:///nowhere/redis.sock does not answer"),
        ("redis://:secret@127.0.0.1:1/0", "Redis at redis://127.0.0.1:1/0 does not answer"),
        ("http://:secret@redis.example.org", "'http://redis.example.org' is no address of a Redis"),
    ],
)
def test_what_is_wrong_with_an_address_is_said_without_its_password(url: str, said: str) -> None:
    with pytest.raises(Unreachable) as refused:
        check(url)
    assert said in str(refused.value)
    assert "secret" not in str(refused.value)
