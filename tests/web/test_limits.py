"""A hall comes in within a minute; a guesser does not get anywhere."""

from __future__ import annotations

import pytest

from engine.errors import RefusedError
from tests.web.problem import problem
from tests.web.world import EMAIL, PASSWORD, World
from web.auth.limits import MOST_KEYS, PERIOD, Failures, Limits, network_of


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
        limits.wrong_password(f"198.51.100.{n}", "ada")

    with pytest.raises(RefusedError):
        limits.check_password("203.0.113.7", "ada")
    limits.check_password("203.0.113.7", "grace")


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
