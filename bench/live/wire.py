"""A phone that costs next to nothing: Socket.IO over one websocket, on asyncio, that reads no more than it is asked to.

What is measured is the server, so the client must not be the slower one: a packet that nobody waits for is counted by
the name of its event and thrown away unread.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

PATIENCE = 60.0
"""Seconds after which what did not come will not come."""

_HANDSHAKE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
_TEXT, _CLOSE, _PING = 0x1, 0x8, 0x9

Told = Callable[[bytes, float], None]
"""What is done with a packet: its bytes, and when they were here."""


class Wire(asyncio.Protocol):
    """One connection. `counted` says how many packets of each event came; `heard` is called with those of some."""

    def __init__(self, auth: dict[str, str] | None = None) -> None:
        loop = asyncio.get_running_loop()
        self.ready: asyncio.Future[float] = loop.create_future()
        self.counted: Counter[bytes] = Counter()
        self.heard: dict[bytes, Told] = {}
        self.gone = False
        self._auth = json.dumps(auth or {})
        self._transport: asyncio.Transport | None = None
        self._in = bytearray()
        self._upgraded = False
        self._acks: dict[int, asyncio.Future[tuple[bytes, float]]] = {}
        self._asked = 0

    async def connect(self, host: str, port: int) -> Wire:
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: self, host, port)
        self._write(_HANDSHAKE.format(host=host, port=port).encode())
        await asyncio.wait_for(self.ready, PATIENCE)
        return self

    def close(self) -> None:
        if self._transport:
            self._transport.abort()

    async def ask(self, event: str, data: Any) -> tuple[bytes, float]:
        """The bytes of the answer, and when they were here."""
        return await asyncio.wait_for(self.asking(event, json.dumps(data, separators=(",", ":"))), PATIENCE)

    async def must(self, event: str, data: Any) -> Any:
        """The answer, read. Raises RuntimeError if it is a refusal."""
        answer = json.loads((await self.ask(event, data))[0])[0]
        if not answer.get("ok"):
            raise RuntimeError(f"{event}: {answer}")
        return answer

    def asking(self, event: str, text: str) -> asyncio.Future[tuple[bytes, float]]:
        self._asked += 1
        future: asyncio.Future[tuple[bytes, float]] = asyncio.get_running_loop().create_future()
        self._acks[self._asked] = future
        self._say(f'42{self._asked}["{event}",{text}]')
        return future

    def tell(self, event: str, text: str) -> None:
        self._say(f'42["{event}",{text}]')

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self.gone = True
        for future in (self.ready, *self._acks.values()):
            if not future.done():
                future.set_exception(ConnectionError("the server hung up"))
                future.exception()

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        self._in += data
        if not self._upgraded:
            head, found, rest = bytes(self._in).partition(b"\r\n\r\n")
            if not found:
                return
            if b" 101 " not in head.split(b"\r\n", 1)[0]:
                self.ready.set_exception(ConnectionError(head.decode(errors="replace")))
                return
            self._upgraded, self._in = True, bytearray(rest)
        while (frame := self._frame()) is not None:
            self._packet(*frame, now)

    def _frame(self) -> tuple[int, bytes] | None:
        """One whole frame, if it is there. A server's frames are not masked, and these servers do not cut theirs up."""
        if len(self._in) < 2:
            return None
        kind, length, at = self._in[0] & 0x0F, self._in[1] & 0x7F, 2
        if length > 125:
            at += 2 if length == 126 else 8
            if len(self._in) < at:
                return None
            length = int.from_bytes(self._in[2:at])
        if len(self._in) < at + length:
            return None
        payload = bytes(self._in[at : at + length])
        del self._in[: at + length]
        return kind, payload

    def _packet(self, kind: int, payload: bytes, now: float) -> None:
        if kind == _PING:
            self._frame_out(0xA, payload)
        elif kind == _CLOSE:
            self.close()
        elif payload == b"2":
            self._say("3")
        elif payload.startswith(b"0"):
            self._say(f"40{self._auth}")
        elif payload.startswith(b"40"):
            if not self.ready.done():
                self.ready.set_result(now)
        elif payload.startswith(b"43"):
            number, _, body = payload[2:].partition(b"[")
            if (future := self._acks.pop(int(number), None)) and not future.done():
                future.set_result((b"[" + body, now))
        elif payload.startswith(b"42"):
            event = payload[4 : payload.index(b'"', 4)]
            self.counted[event] += 1
            if told := self.heard.get(event):
                told(payload, now)

    def _say(self, text: str) -> None:
        self._frame_out(_TEXT, text.encode())

    def _frame_out(self, kind: int, payload: bytes) -> None:
        """The mask is of zeros, which leaves the bytes as they are."""
        length = len(payload)
        size = (
            bytes([0x80 | length])
            if length < 126
            else bytes([0xFE]) + length.to_bytes(2)
            if length < 65536
            else bytes([0xFF]) + length.to_bytes(8)
        )
        self._write(bytes([0x80 | kind]) + size + b"\0\0\0\0" + payload)

    def _write(self, data: bytes) -> None:
        if self._transport is None or self._transport.is_closing():
            raise ConnectionError("the server hung up")
        self._transport.write(data)
