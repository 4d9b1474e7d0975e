"""Wires the live side into an app: the Socket.IO server, its handlers, the watches, and the porter."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

from flask import Flask
from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError as Refusing

from engine.service import Service
from sockets.connections import Connections
from sockets.meter import Meter, MeteredPost, Unmetered
from sockets.namespace import AddressOf, Namespace, acknowledge
from sockets.neighbours import Neighbours
from sockets.outgoing import SocketPost
from sockets.packets import Packet
from sockets.post import Post
from sockets.slow import SlowReaders, send_one_by_one
from sockets.watches import Watches

MOST_BYTES = 64_000
"""The largest message that a client may send: a ballot of a hundred clauses fits several times."""

PORTER = 1.0
"""Seconds between two looks at connections: a revoked one that follows nothing is closed within two."""

_log = logging.getLogger(__name__)


def mount(
    app: Flask,
    service: Service,
    *,
    async_mode: str,
    cookie: str,
    origins: list[str] | None = None,
    neighbours: Neighbours | None = None,
    meter: Meter | None = None,
    address_of: AddressOf = lambda environ: "",
) -> SocketIO:
    """Make the socket server of this worker. `cookie` holds a browser's session; `origins`, if given, are the pages
    that may connect, else those of the server's own address; `neighbours` are the other workers, if there are any;
    `meter` is told what goes on, if anybody watches; `address_of` tells where a connection comes from
    by its environment."""
    socketio = SocketIO(
        app,
        async_mode=async_mode,
        manage_session=False,
        cors_allowed_origins=origins,
        max_http_buffer_size=MOST_BYTES,
        async_handlers=False,
        serializer=Packet,
        ping_interval=20,
        ping_timeout=20,
    )
    if async_mode == "eventlet":
        from sockets.straight import speak_straight

        speak_straight(socketio.server)
    post: Post = MeteredPost(SocketPost(socketio), meter) if meter else SocketPost(socketio)
    meter = meter or Unmetered()
    connections = Connections(service.store)
    watches = Watches(service, post, neighbours)
    meter.look_at(lambda: {"connections": len(connections), "under_way": service.under_way, **watches.standing()})
    namespace = Namespace(service, connections, watches, cookie, address_of, meter)
    _register(socketio.server, namespace)
    threading.Thread(
        target=_porter, args=(SlowReaders(socketio.server.eio), connections, post, meter), name="porter", daemon=True
    ).start()
    return socketio


def _register(server: Any, namespace: Namespace) -> None:
    def connect(sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        if refused := namespace.connect(sid, environ, auth):
            raise Refusing(acknowledge(refused))
        send_one_by_one(server, sid)

    def disconnect(sid: str, reason: str = "") -> None:
        namespace.disconnect(sid)

    def any_event(event: str, sid: str, *data: Any) -> Any:
        return namespace.handle(event, sid, data[0] if data else {})

    server.on("connect", connect)
    server.on("disconnect", disconnect)
    server.on("*", any_event)


def _porter(slow: SlowReaders, connections: Connections, post: Post, meter: Meter) -> None:
    while True:
        time.sleep(PORTER)
        try:
            for _ in range(slow.let_go()):
                meter.turned_away("slow_reader")
            for sid in connections.ended():
                post.dismiss(sid, "access_revoked")
        except Exception:  # noqa: BLE001 - a database that is away for a moment must not end the porter
            _log.exception("the porter could not look; trying again")
