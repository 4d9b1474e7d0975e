"""Connections that do not read what they are sent.

What waits for them stands in this process's memory, and what they would read is long past. They are let go; a phone
then comes back by itself and gets a fresh snapshot.
"""

from __future__ import annotations

from functools import partial
from queue import Empty
from typing import Any

from engineio.exceptions import QueueEmpty

MOST_UNSENT = 200
"""Messages that wait for one connection: to a phone, more than ten seconds of the liveliest meeting."""


def send_one_by_one(server: Any, sid: str) -> None:
    """Engine.IO's writer takes all that waits in one go, and then nobody sees how much that was: from here on it takes
    one message at a time. Long polling has no writer, and takes what there is with each request."""
    connection = server.eio.sockets.get(server.manager.eio_sid_from_sid(sid, "/"))
    if connection is not None and connection.upgraded:
        take_one_by_one(connection)


def take_one_by_one(connection: Any) -> None:
    connection.poll = partial(_next, connection)


def _next(connection: Any) -> list[Any]:
    """As Engine.IO's own `poll`: nothing is the end."""
    patience = connection.server.ping_interval + connection.server.ping_timeout
    try:
        packet = connection.queue.get(timeout=patience)
    except Empty as late:
        raise QueueEmpty from late
    connection.queue.task_done()
    return [] if packet is None else [packet]


class SlowReaders:
    """Of one Engine.IO server."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._suspected: set[str] = set()

    def let_go(self) -> int:
        """Close every connection for which too much waited at the last look and does still; how many there were. A
        loop that was held up for a moment makes nobody slow. The network socket follows as soon as its writer notices.
        """
        behind = {sid: each for sid, each in list(self._engine.sockets.items()) if _is_behind(each)}
        slow = [each for sid, each in behind.items() if sid in self._suspected]
        self._suspected = set(behind)
        for each in slow:
            _empty(each.queue)
            each.close(wait=False, abort=True, reason="slow reader")
        return len(slow)


def _is_behind(connection: Any) -> bool:
    return connection.queue.qsize() > MOST_UNSENT and not connection.closed


def _empty(queue: Any) -> None:
    """All of it will come again in the snapshot."""
    try:
        while True:
            queue.get(block=False)
            queue.task_done()
    except Empty:
        return
