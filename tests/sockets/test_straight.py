"""Messages that are written straight to the socket: whole, in order, also to somebody who hardly reads."""

from __future__ import annotations

import asyncio
import json
import socket
import zlib
from collections.abc import Sequence
from typing import Any

import aiohttp
import pytest
import websocket

from tests.house import delegate
from tests.sockets.conftest import Hall, session_of
from tests.sockets.phones import PATIENCE

EVENTLET = pytest.mark.parametrize("running", ["eventlet"], indirect=True, scope="module")
IMPORTS_EVENTLET = pytest.mark.filterwarnings("ignore::DeprecationWarning")
ASKED = 150
SMALL = (socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)


def join(hall: Hall) -> str:
    return "421" + json.dumps(["join", {"channel": hall.channel}])


@EVENTLET
def test_who_does_not_read_for_a_while_gets_everything_in_the_order_in_which_it_was_sent(hall: Hall) -> None:
    """The answers are far more than the network holds: one of them is cut in two, and the rest have to queue."""
    url = hall.server.url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
    wire = websocket.create_connection(
        url, timeout=PATIENCE, cookie=f"polder_session={session_of(delegate(1))}", sockopt=[SMALL]
    )
    wire.send("40")
    wire.send(join(hall))
    assert [wire.recv()[:2] for _ in range(3)] == ["0{", "40", "43"]
    for number in range(ASKED):
        wire.send(f"42{number}" + json.dumps(["resync", {"channel": hall.channel, "chain": "participant"}]))

    heard: list[str] = []
    while len(heard) < ASKED:
        text = wire.recv()
        heard += [text] if text.startswith("43") else []

    wire.close()
    assert [int(text[2 : text.index("[")]) for text in heard] == list(range(ASKED))
    assert all(json.loads(text[text.index("[") :])[0]["ok"] for text in heard)


async def told(wire: aiohttp.ClientWebSocketResponse) -> dict[str, Any]:
    """The next answer; what is told to all may come before it."""
    while not (text := await wire.receive_str()).startswith("43"):
        pass
    answer: dict[str, Any] = json.loads(text[text.index("[") :])[0]
    return answer


@EVENTLET
def test_who_understands_compressed_messages_gets_long_ones_so_and_each_by_itself(hall: Hall) -> None:
    async def come() -> tuple[str, dict[str, Any]]:
        headers = {"Cookie": f"polder_session={session_of(delegate(2))}"}
        url = f"{hall.server.url}/socket.io/?EIO=4&transport=websocket"
        async with aiohttp.ClientSession(headers=headers) as http, http.ws_connect(url, compress=15) as wire:
            agreed = str(wire._response.headers["Sec-WebSocket-Extensions"])
            await wire.receive_str()
            await wire.send_str("40")
            await wire.receive_str()
            await wire.send_str(join(hall))
            answer = await told(wire)
            await wire.send_str("42" + "2" + json.dumps(["resync", {"channel": hall.channel, "chain": "participant"}]))
            again = await told(wire)
            assert again["view"] == answer["chains"]["participant"]["view"]
            return agreed, answer

    agreed, answer = asyncio.run(come())
    assert "server_no_context_takeover" in agreed
    assert "client_no_context_takeover" in agreed
    assert answer["me"]["person"] == delegate(2)


@IMPORTS_EVENTLET
@pytest.mark.parametrize("length", [0, 1, 125, 126, 2047, 2048, 65535, 65536])
@pytest.mark.parametrize("deflates", [False, True])
def test_a_frame_is_what_the_standard_says(length: int, deflates: bool) -> None:
    from sockets.straight import frame

    text = "x" * length
    whole = frame(text, deflates=deflates)
    size, at = whole[1], 2
    if size == 126:
        size, at = int.from_bytes(whole[2:4]), 4
    elif size == 127:
        size, at = int.from_bytes(whole[2:10]), 10
    packed = deflates and length >= 2048
    assert whole[0] == (0xC1 if packed else 0x81)
    assert len(whole) == at + size
    body = whole[at:]
    assert (zlib.decompressobj(-15).decompress(body + b"\0\0\xff\xff") if packed else body) == text.encode()


@IMPORTS_EVENTLET
def test_a_mask_is_taken_off_as_eventlet_does() -> None:
    from eventlet.websocket import RFC6455WebSocket

    from sockets.straight import Wire

    data, mask = bytes(range(256)) * 3, (1, 2, 250, 77)
    for length, offset in ((0, 0), (1, 3), (5, 2), (len(data), 1)):
        part = data[:length]
        assert Wire._apply_mask(part, mask, length, offset) == RFC6455WebSocket._apply_mask(part, mask, length, offset)


@IMPORTS_EVENTLET
def test_a_queue_that_everything_goes_past_is_not_taken_for_a_dead_one() -> None:
    import eventlet
    from eventlet.queue import Empty

    from sockets.straight import Straight

    class Open:
        def __init__(self) -> None:
            self.written: list[str] = []

        def write(self, packets: Sequence[str]) -> bool:
            self.written += packets
            return len(self.written) < 3

    queue, wire = Straight(), Open()
    with pytest.raises(Empty):
        queue.get(timeout=0.001)
    queue.wire = wire
    for packet in ("a", "b", "c", "d"):
        queue.put(packet)
    assert (wire.written, queue.get(), queue.get()) == (["a", "b", "c"], "c", "d")  # behind one that waits, all wait
    wire.written = []
    queue.put_all(["e", "f"])
    queue.put_all(["g", "h"])
    queue.put("i")
    assert wire.written == ["e", "f", "g", "h"]
    assert [queue.get() for _ in range(3)] == ["g", "h", "i"]
    eventlet.spawn_after(0.01, queue.put, None)
    assert queue.get(timeout=0.001) is None
