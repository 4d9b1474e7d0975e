"""A line that breaks in the middle of a message, one that the server ends, and what waits its turn on it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sockets.straight import Wire

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

MUCH = "x" * 1_000_000
"""More than the network holds."""

PATIENCE = 10.0


class Said(str):
    """A packet, as far as a wire looks at it."""

    def encode(self, *_: Any) -> Any:
        return str(self)


@pytest.fixture
def line() -> Iterator[tuple[Wire, socket.socket]]:
    """The server's end of a connection, and the phone's."""
    import eventlet
    from eventlet.greenio import GreenSocket
    from eventlet.websocket import RFC6455WebSocket

    from sockets.straight import Wire

    ours, theirs = socket.socketpair()
    with ours, theirs, eventlet.Timeout(PATIENCE):
        yield Wire(RFC6455WebSocket(GreenSocket(ours), {})), theirs


def test_a_phone_that_goes_in_the_middle_of_a_message_leaves_nothing_that_waits(
    line: tuple[Wire, socket.socket],
) -> None:
    import eventlet

    wire, phone = line
    reader = eventlet.spawn(wire.wait)
    assert wire.write([Said(MUCH)])
    writer = eventlet.spawn(wire.send, MUCH)
    eventlet.sleep(0)
    phone.close()
    with pytest.raises(OSError, match="pipe"):
        writer.wait()
    wire.close()
    assert reader.wait() is None
    assert not wire.write([Said("a word more")])


def test_a_line_that_the_server_ends_wakes_whoever_reads_from_it(line: tuple[Wire, socket.socket]) -> None:
    import eventlet

    wire, phone = line
    reader = eventlet.spawn(wire.wait)
    eventlet.sleep(0)
    wire.close()
    assert reader.wait() is None
    assert phone.recv(100)[0] == 0x88  # a farewell, and then the end
    assert phone.recv(100) == b""


def test_nothing_overtakes_what_waits_for_the_rest_of_a_long_message(line: tuple[Wire, socket.socket]) -> None:
    """When the long one is out, whoever waits behind it is not called at once: until then it still comes first."""
    import eventlet

    wire, phone = line
    assert wire.write([Said(MUCH)])
    eventlet.spawn(wire.send, "first")
    said: list[bool] = []
    release = wire._sendlock.release

    def released() -> None:
        release()
        if not said:
            said.append(wire.write([Said("second")]))

    wire._sendlock.release = released
    phone.setblocking(False)
    heard = b""
    while b"first" not in heard:
        eventlet.sleep(0)
        heard = heard[-10:] + _read(phone)
    assert said == [False]


def _read(phone: socket.socket) -> bytes:
    try:
        return phone.recv(1 << 20)
    except BlockingIOError:
        return b""
