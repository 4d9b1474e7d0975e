"""A hall comes in within a minute; a guesser does not get anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from itertools import islice
from threading import Barrier, Event
from typing import Any, cast

import pytest

from engine.errors import RefusedError
from engine.ports import Reader, Store
from tests.web.problem import problem
from tests.web.world import EMAIL, PASSWORD, World
from web.auth import codes, passwords
from web.auth.limits import MOST_KEYS, PERIOD, Failures, Limits, network_of
from web.house import House


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_two_hundred_people_behind_one_address_come_in(world: World) -> None:
    """Among them, every tenth mistypes first."""
    for n in range(200):
        phone = world.browser("203.0.113.7")
        if n % 10 == 0:
            problem(phone.post("/api/session/code", json={"code": "000 000", "name": f"G{n}"}), 404, "code_unknown")
        assert phone.post("/api/session/code", json={"code": world.code, "name": f"G{n}"}).status_code == 200


def test_a_guesser_is_stopped_even_with_the_right_code(world: World) -> None:
    guesser = world.browser("203.0.113.7")
    for n in range(30):
        problem(guesser.get(f"/api/join/{n:06}"), 404, "code_unknown")

    for answer in (
        guesser.get(f"/api/join/{world.code}"),
        guesser.post("/api/session/code", json={"code": world.code, "name": "G"}),
    ):
        seconds = problem(answer, 429, "too_many_attempts")["seconds"]
        assert 0 < seconds <= PERIOD
        assert answer.headers["Retry-After"] == str(seconds)
    assert world.browser("203.0.113.8").get(f"/api/join/{world.code}").status_code == 200


def test_guessers_everywhere_leave_each_address_three(world: World) -> None:
    for n in range(300):
        world.browser(f"198.51.{n // 200}.{n % 200}").get(f"/api/join/{n:06}")
    fresh = world.browser("203.0.113.9")

    assert fresh.get(f"/api/join/{world.code}").status_code == 200
    for n in range(3):
        problem(fresh.get(f"/api/join/{n:06}"), 404, "code_unknown")
    problem(fresh.get(f"/api/join/{world.code}"), 429, "too_many_attempts")


def test_five_wrong_passwords_from_one_address_and_the_right_one_must_wait(bare: World) -> None:
    guesser = bare.browser("203.0.113.7")
    for _ in range(5):
        problem(guesser.post("/api/session", json={"email": EMAIL, "password": "wrong"}), 401, "wrong_credentials")
    good = {"email": EMAIL, "password": PASSWORD}

    problem(guesser.post("/api/session", json=good), 429, "too_many_attempts")
    assert bare.browser("203.0.113.8").post("/api/session", json=good).status_code == 200


def test_links_are_limited_lightly(bare: World) -> None:
    guesser = bare.browser("203.0.113.7")
    answers = [guesser.post("/api/session/link", json={"token": "x" * 30}).status_code for _ in range(201)]

    assert answers == [404] * 200 + [429]


def test_after_ten_minutes_one_may_try_again() -> None:
    clock = Clock()
    failures = Failures(2, clock)
    failures.add("a")
    failures.add("a")
    assert failures.seconds_to_wait("a") == PERIOD

    clock.now += PERIOD
    assert failures.seconds_to_wait("a") == 0
    failures.add("a")
    assert failures.seconds_to_wait("a") == 0


def test_what_is_remembered_is_bounded() -> None:
    failures = Failures(1)
    for n in range(MOST_KEYS + 10):
        failures.add(str(n))

    assert failures.seconds_to_wait("0") == 0
    assert failures.seconds_to_wait(str(MOST_KEYS + 9)) > 0


def test_an_account_is_limited_from_everywhere() -> None:
    limits = Limits()
    for n in range(50):
        limits.try_password(f"198.51.100.{n}", "ada")

    with pytest.raises(RefusedError):
        limits.try_password("203.0.113.7", "ada")
    limits.try_password("203.0.113.7", "grace")


def test_wrong_passwords_sent_all_at_once_count_as_many(bare: World) -> None:
    """Twenty while the first are still being hashed: five are looked at."""
    go_on = Event()

    def slow(look: Callable[[], Any]) -> Any:
        assert go_on.wait(10)
        return look()

    house = replace(bare.house, offload=slow)
    with ThreadPoolExecutor(20) as crowd:
        tries = [crowd.submit(refused_sign_in, house, n) for n in range(20)]
        try:
            at_once = [each.result() for each in islice(as_completed(tries, timeout=10), 15)]
        finally:
            go_on.set()

    assert at_once == ["too_many_attempts"] * 15
    assert Counter(each.result() for each in tries)["wrong_credentials"] == 5


def refused_sign_in(house: House, n: int) -> str:
    with pytest.raises(RefusedError) as told:
        passwords.sign_in(house, "203.0.113.7", EMAIL, f"wrong {n}")
    return told.value.refused.code


def test_whoever_signs_in_often_is_no_guesser(bare: World) -> None:
    good = {"email": EMAIL, "password": PASSWORD}

    assert [bare.browser().post("/api/session", json=good).status_code for _ in range(7)] == [200] * 7


def test_codes_guessed_all_at_once_tell_no_more_than_the_limit(world: World) -> None:
    """All forty are looked up before the first is told."""
    together = Barrier(40)

    class Slow:
        def read(self, query: Callable[[Reader], Any]) -> Any:
            found = world.house.store.read(query)
            together.wait(10)
            return found

    house = replace(world.house, store=cast("Store", Slow()))
    with ThreadPoolExecutor(40) as crowd:
        told = Counter(crowd.map(lambda n: refused_code(house, f"{n:06}"), range(40)))

    assert told == {"code_unknown": 30, "too_many_attempts": 10}


def refused_code(house: House, code: str) -> str:
    with pytest.raises(RefusedError) as told:
        codes.meeting_of(house, "203.0.113.7", code)
    return told.value.refused.code


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "unknown"),
        (None, "unknown"),
    ],
)
def test_what_counts_as_one_address(address: str | None, counts_as: str) -> None:
    assert network_of(address) == counts_as
