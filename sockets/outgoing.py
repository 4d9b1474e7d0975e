"""The post on a real server. It goes past the layers that would look the same things up for each of thousands of
phones, down to the queue of each connection: a message becomes a packet once, however many get it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from engineio.packet import MESSAGE
from engineio.packet import Packet as Engine
from flask_socketio import SocketIO
from socketio.packet import EVENT

IN_ONE_GO = 250
"""Connections that are written to before others have their turn: some ten milliseconds."""

NAMESPACE = "/"


class SocketPost:
    """`sockets.post.Post`. Nothing here waits for a client."""

    def __init__(self, socketio: SocketIO) -> None:
        self._server = socketio.server
        self._sent = 0

    def room(self, room: str, event: str, message: dict[str, Any]) -> None:
        packet = self.packet(event, message)
        for connection in self.connections(room):
            self._put(connection, [packet])

    def one(self, sid: str, event: str, message: dict[str, Any]) -> None:
        """A loop over many of these lets others run now and then."""
        if connection := self.connection(sid):
            self._put(connection, [self.packet(event, message)])

    def dismiss(self, sid: str, code: str) -> None:
        self.one(sid, "bye", {"code": code})
        threading.Thread(target=self._server.disconnect, args=(sid,), daemon=True).start()

    def pause(self) -> None:
        self._server.sleep(0)

    def enter(self, sid: str, room: str) -> None:
        self._server.enter_room(sid, room)

    def leave(self, sid: str, room: str) -> None:
        self._server.leave_room(sid, room)

    @contextmanager
    def bundle(self) -> Iterator[Bundle]:
        bundle = Bundle(self)
        try:
            yield bundle
        finally:
            for connection, packets in bundle.waiting.items():
                self._put(connection, packets)
            for sid, code in bundle.dismissed:
                self.dismiss(sid, code)

    def packet(self, event: str, message: dict[str, Any]) -> Engine:
        return Engine(MESSAGE, self._server.packet_class(EVENT, namespace=NAMESPACE, data=[event, message]).encode())

    def connections(self, room: str) -> Iterator[Any]:
        """Those that are in a room at this moment."""
        open_now = self._server.eio.sockets
        for _, sid in self._server.manager.get_participants(NAMESPACE, room):
            if connection := open_now.get(sid):
                yield connection

    def connection(self, sid: str) -> Any:
        return self._server.eio.sockets.get(self._server.manager.eio_sid_from_sid(sid, NAMESPACE))

    def _put(self, connection: Any, packets: Sequence[Engine]) -> None:
        if connection.closed:
            return
        if (straight := getattr(connection.queue, "put_all", None)) is not None:
            straight(packets)
        else:
            for packet in packets:
                connection.queue.put(packet)
        self._sent += 1
        if self._sent % IN_ONE_GO == 0:
            self.pause()


class Bundle:
    """`sockets.post.Outgoing`, of which nothing has gone out yet. `waiting` is what each connection gets, in order."""

    def __init__(self, post: SocketPost) -> None:
        self._post = post
        self.waiting: dict[Any, list[Engine]] = {}
        self.dismissed: list[tuple[str, str]] = []

    def room(self, room: str, event: str, message: dict[str, Any]) -> None:
        packet = self._post.packet(event, message)
        for connection in self._post.connections(room):
            self.waiting.setdefault(connection, []).append(packet)

    def one(self, sid: str, event: str, message: dict[str, Any]) -> None:
        if connection := self._post.connection(sid):
            self.waiting.setdefault(connection, []).append(self._post.packet(event, message))

    def dismiss(self, sid: str, code: str) -> None:
        self.dismissed.append((sid, code))
