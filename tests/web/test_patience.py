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
    import eventlet

    ours, theirs = line

    def hold_everything_up() -> None:
        theirs.send(b"in time")
        until = time.monotonic() + 2 * SHORT
        while time.monotonic() < until:
            pass

    eventlet.spawn(hold_everything_up)
    assert heard_within(SHORT, ours) == b"in time"


def test_without_a_limit_one_waits_until_something_comes(line: tuple[Any, socket.socket]) -> None:
    import eventlet

    ours, theirs = line
    eventlet.spawn(theirs.send, b"at last")
    assert heard_within(0, ours) == b"at last"
