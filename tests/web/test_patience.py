"""How long a connection may be silent: counted by what came, and not by when a busy server got round to reading it."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from web.concurrency import patience

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

SHORT = 0.02


@pytest.fixture
def line() -> Iterator[tuple[Any, socket.socket]]:
    from eventlet.greenio import GreenSocket

    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield GreenSocket(ours), theirs


def heard_within(seconds: float, ours: Any) -> bytes | None:
    with patience(seconds):
        return bytes(ours.recv(100))
    return None


def test_who_says_nothing_is_not_waited_for(line: tuple[Any, socket.socket]) -> None:
    assert heard_within(SHORT, line[0]) is None


def test_what_came_in_time_is_read_although_the_server_was_late(line: tuple[Any, socket.socket]) -> None:
    """It comes while what another one said is being dealt with, which takes longer than there is patience."""
    import eventlet
    from eventlet.greenio import GreenSocket

    ours, theirs = line
    other, another = socket.socketpair()

    def deal_with_another() -> None:
        GreenSocket(other).recv(100)
        theirs.send(b"in time")
        until = time.monotonic() + 2 * SHORT
        while time.monotonic() < until:
            pass

    with other, another:
        eventlet.spawn(deal_with_another)
        eventlet.sleep(0)
        another.send(b"a lot")
        assert heard_within(SHORT, ours) == b"in time"


def test_without_a_limit_one_waits_until_something_comes(line: tuple[Any, socket.socket]) -> None:
    import eventlet

    ours, theirs = line
    eventlet.spawn(theirs.send, b"at last")
    assert heard_within(0, ours) == b"at last"
