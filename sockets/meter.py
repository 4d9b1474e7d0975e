"""What whoever watches the server is told of its sockets: a port, so that nothing here knows how figures are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from sockets.post import Outgoing, Post

Standing = Mapping[str, int]
"""How things stand now: `connections`; `under_way`, commands and votes without an answer yet; `followers`, channels
that are followed here; and `members`, how many follow one (who follows two counts twice)."""


class Meter(Protocol):
    """Called on the hot path, so each of these is cheap; none raises."""

    def sent(self, event: str) -> None:
        """A message was queued: for a whole room, or for one connection."""
        ...

    def turned_away(self, reason: str) -> None:
        """An event was answered `busy`, or a connection let go, for want of room: `pace`, `busy` or `slow_reader`."""
        ...

    def look_at(self, look: Callable[[], Standing]) -> None:
        """Where to look when somebody asks how things stand."""
        ...


class Unmetered:
    """Nobody watches."""

    def sent(self, event: str) -> None: ...
    def turned_away(self, reason: str) -> None: ...
    def look_at(self, look: Callable[[], Standing]) -> None: ...


class MeteredOutgoing:
    """Counts what it passes on."""

    def __init__(self, outgoing: Outgoing, meter: Meter) -> None:
        self._outgoing = outgoing
        self._meter = meter

    def room(self, room: str, event: str, message: dict[str, Any]) -> None:
        self._meter.sent(event)
        self._outgoing.room(room, event, message)

    def one(self, sid: str, event: str, message: dict[str, Any]) -> None:
        self._meter.sent(event)
        self._outgoing.one(sid, event, message)

    def dismiss(self, sid: str, code: str) -> None:
        self._meter.sent("bye")
        self._outgoing.dismiss(sid, code)


class MeteredPost(MeteredOutgoing):
    """A post of which the same is counted."""

    def __init__(self, post: Post, meter: Meter) -> None:
        super().__init__(post, meter)
        self._post = post

    def enter(self, sid: str, room: str) -> None:
        self._post.enter(sid, room)

    def leave(self, sid: str, room: str) -> None:
        self._post.leave(sid, room)

    def pause(self) -> None:
        self._post.pause()

    @contextmanager
    def bundle(self) -> Iterator[MeteredOutgoing]:
        with self._post.bundle() as outgoing:
            yield MeteredOutgoing(outgoing, self._meter)
