"""How fast somebody may ask, by a clock that the test turns."""

from __future__ import annotations

import pytest

from sockets.pace import ADDRESS, MOST_KEYS, PERSON, Paces, Pacing
from web.auth.behind import behind

HALL = 2_000


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_so_many_at_once_and_then_so_many_a_second() -> None:
    clock = Clock()
    paces = Paces(5, 2, clock)

    assert [paces.take("anna") for _ in range(6)] == [True] * 5 + [False]
    assert paces.take("bert"), "another has all of it"
    clock.now = 1.0
    assert [paces.take("anna") for _ in range(3)] == [True, True, False]
    clock.now = 100.0
    assert [paces.take("anna") for _ in range(6)] == [True] * 5 + [False]


@pytest.mark.parametrize("later", [0.0, 100.0])
def test_what_is_remembered_is_bounded_and_whoever_was_too_fast_is_not_forgotten_first(later: float) -> None:
    clock = Clock()
    paces = Paces(1, 0.1, clock)
    for number in range(MOST_KEYS):
        paces.take(f"{number}")
    clock.now = later
    assert paces.take("anna")
    for number in range(MOST_KEYS // 2 - 2):
        paces.take(f"more-{number}")

    assert not paces.take("anna")
    assert len(paces._left) <= MOST_KEYS


def test_a_hall_behind_one_address_comes_in_and_votes_at_once() -> None:
    """Each phone joins, asks whether the line lives, checks in, and votes; meanwhile everybody taps."""
    pacing = Pacing()
    for event in ("join", "alive", "command", "react", "react", "cast"):
        assert all(pacing.allows(event, f"person-{number}", "192.0.2.1") for number in range(HALL))


def test_one_person_is_held_up_alone_and_one_address_with_many_sessions_too() -> None:
    pacing = Pacing()
    assert sum(pacing.allows("command", "anna", "192.0.2.1") for _ in range(PERSON[0] + 100)) < PERSON[0] + 50
    assert pacing.allows("command", "bert", "192.0.2.1")

    asked = (pacing.allows("cast", f"guest-{number}", "192.0.2.2") for number in range(2 * ADDRESS[0]))
    assert sum(asked) < 2 * ADDRESS[0]
    assert pacing.allows("cast", "bert", "192.0.2.1")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "said"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "invented, 198.51.100.7", "198.51.100.7"),
        (2, "198.51.100.7, 203.0.113.9", "198.51.100.7"),
        (2, "198.51.100.7", "192.0.2.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "", "192.0.2.1"),
    ],
)
def test_an_address_is_what_our_own_proxies_say(proxies: int, forwarded: str, said: str) -> None:
    environ = {"REMOTE_ADDR": "192.0.2.1"} | ({"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {})
    assert behind(proxies)(environ) == said
