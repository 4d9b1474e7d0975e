"""Websockets on eventlet that a message reaches straight: its frame is made once and written to each socket at once.

engineio gives every connection a queue and a greenlet that empties it. For a hall that costs a timer, two switches and
a frame for each phone and each message: more than the message. Here the queue writes to the socket itself while nothing
is before the message; whatever does not fit goes the old way, in the order in which it came. Frames are compressed by
themselves, so that one is good for all, and no connection keeps a compressor's memory.

The one thing here that is not engineio's public API is that its driver's `queue` and `websocket` are replaced.
"""

from __future__ import annotations

import _socket
import socket
import zlib
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import eventlet
from engineio.async_drivers.eventlet import WebSocketWSGI
from eventlet.greenio import GreenSocket
from eventlet.queue import Queue
from eventlet.websocket import RFC6455WebSocket

from sockets.slow import take_one_by_one

AT_ONCE = 4096
"""Bytes that are asked of the network in one go: most messages of a phone, whole."""

LONG = 2048
"""Bytes from which a message is compressed, for who understands that. What is somebody's own is shorter: to compress it
for each phone of a hall would take longer than to send it."""

_TEXT, _BINARY, _DEFLATED = 0x81, 0x82, 0x40


def speak_straight(server: Any) -> None:
    """Let the connections of a socketio server be of this kind. To be called before the first."""
    server.eio._async = {**server.eio._async, "queue": Straight, "websocket": Entrance}


def frame_of(packet: Any, *, deflates: bool) -> bytes:
    """Of a message to many the frame is made for the first of them, in both kinds, and stays with the packet."""
    try:
        made: dict[bool, bytes] = packet.frames
    except AttributeError:
        made = packet.frames = {}
    if deflates not in made:
        made[deflates] = frame(packet.encode(), deflates=deflates)
    return made[deflates]


def frame(message: str | bytes, *, deflates: bool) -> bytes:
    """One websocket message (RFC 6455), compressed if it is long and the other side understands that (RFC 7692)."""
    data = message.encode() if isinstance(message, str) else message
    head = _TEXT if isinstance(message, str) else _BINARY
    if deflates and len(data) >= LONG:
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        data = (packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH))[:-4]
        head |= _DEFLATED
    if len(data) < 126:
        return bytes((head, len(data))) + data
    if len(data) < 1 << 16:
        return bytes((head, 126)) + len(data).to_bytes(2) + data
    return bytes((head, 127)) + len(data).to_bytes(8) + data


class Straight(Queue):  # type: ignore[misc]  # eventlet has no types
    """A connection's queue. What cannot be written at once waits in it, and everything behind that."""

    wire: Wire | None = None

    def put(self, item: Any, *args: Any, **kwargs: Any) -> None:
        if item is None or self.wire is None or self.qsize() or not self.wire.write([item]):
            super().put(item, *args, **kwargs)

    def put_all(self, packets: Sequence[Any]) -> None:
        """In one go."""
        if self.wire is None or self.qsize() or not self.wire.write(packets):
            for packet in packets:
                super().put(packet)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """engineio hangs up on a queue that nothing came to for two pings. Here nothing comes to it because everything
        has gone out: whether the other side is still there, its answers to pings tell."""
        return super().get(block, timeout if self.wire is None else None)


class Wire(RFC6455WebSocket):  # type: ignore[misc]
    """One connection. `deflates` says that it understands compressed messages."""

    def __init__(self, plain: RFC6455WebSocket) -> None:
        super().__init__(
            Buffered(plain.socket),
            plain.environ,
            plain.version,
            protocol=plain.protocol,
            extensions=plain.extensions,
            max_frame_length=plain.max_frame_length,
        )
        self.deflates = "permessage-deflate" in self.extensions
        self._bare = self.socket.bare

    def write(self, packets: Sequence[Any]) -> bool:
        """Give packets to the network now. False if they have to wait their turn, or the connection has gone: then
        whoever waits for it finds out."""
        # The balance, for whoever waits for the lock comes first, also once it is free.
        if self._bare is None or self._sendlock.balance <= 0:
            return False
        frames = [frame_of(packet, deflates=self.deflates) for packet in packets]
        whole = frames[0] if len(frames) == 1 else b"".join(frames)
        try:
            sent = self._bare.send(whole)
        except OSError:
            return False
        if sent < len(whole):
            self._sendlock.acquire()  # free, as we have just seen: nothing comes between the two parts
            eventlet.spawn_n(self._finish, whole[sent:])
        return True

    def _finish(self, rest: bytes) -> None:
        try:
            self._send_rest(rest)
        except OSError:
            pass  # its reader finds out
        finally:
            self._sendlock.release()

    def _send(self, whole: bytes) -> None:
        with self._sendlock:
            self._send_rest(whole)

    def _send_rest(self, data: bytes) -> None:
        """To be called by whoever holds the lock. Nothing can follow a part of a message, not even a farewell."""
        try:
            self.socket.sendall(data)
        except OSError:
            self.websocket_closed = True
            self._hang_up()
            raise

    def close(self, close_data: tuple[int, str] | None = None) -> None:
        """eventlet's closes the socket too, and then whoever waits for something to read from it is never told. Here
        they wake up; the worker closes it when its request is over."""
        self._send_closing_frame(close_data=close_data, ignore_send_errors=True)
        self._hang_up()

    def _hang_up(self) -> None:
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)

    def send(self, message: str | bytes, **kind: Any) -> None:
        if kind:
            super().send(message, **kind)
        else:
            self._send(frame(message, deflates=self.deflates))

    @staticmethod
    def _apply_mask(data: bytes, mask: Any, length: int | None = None, offset: int = 0) -> bytes:
        """As eventlet's, in one step instead of one for each byte."""
        size = len(data) if length is None else length
        turned = bytes(mask[(offset + place) % 4] for place in range(4))
        key = (turned * (size // 4 + 1))[:size]
        return (int.from_bytes(data[:size]) ^ int.from_bytes(key)).to_bytes(size)


class Buffered:
    """A green socket that is read in large pieces: a frame is asked for in five small ones. Only writing has a time
    limit, and a timer only while the network takes no more; who is silent for too long is found by engineio's monitor.
    `bare` is what can be written to without waiting; behind TLS nothing goes past the library that encrypts it."""

    def __init__(self, green: Any) -> None:
        self._green = green
        self._read = b""
        self._limit: float | None = None
        inner = green
        while type(inner) is GreenSocket:  # a worker wraps what is wrapped already
            inner = inner.fd
        self.bare = inner if type(green) is GreenSocket and isinstance(inner, _socket.socket) else None

    def settimeout(self, seconds: float | None) -> None:
        self._limit = seconds

    def recv(self, size: int) -> bytes:
        if not self._read:
            self._read = self._green.recv(max(size, AT_ONCE))
        given, self._read = self._read[:size], self._read[size:]
        return given

    def sendall(self, data: bytes) -> None:
        sent = 0
        if self.bare is not None:
            with suppress(BlockingIOError):
                sent = self.bare.send(data)
        if sent < len(data):
            self._green.settimeout(self._limit)
            try:
                self._green.sendall(data[sent:])
            finally:
                self._green.settimeout(None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._green, name)


class Entrance(WebSocketWSGI):  # type: ignore[misc]
    """Where a connection becomes a websocket. Every message is compressed by itself, in both directions."""

    def _negotiate_permessage_deflate(self, extensions: Any) -> dict[str, Any] | None:
        if not extensions or "permessage-deflate" not in extensions:
            return None
        return {"server_no_context_takeover": True, "client_no_context_takeover": True}

    def _handle_hybi_request(self, environ: dict[str, Any]) -> Wire:
        wire = Wire(super()._handle_hybi_request(environ))
        connection = self.handler.__self__
        connection.queue.wire = wire
        take_one_by_one(connection)  # before the writer begins: here it may sit in its first wait for ever
        return wire
