"""How a follower reaches the sockets of this worker: a port, so that followers can be tested with real folding."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, Protocol


class Outgoing(Protocol):
    """Sends in the order of the calls, and waits for no client."""

    def room(self, room: str, event: str, message: dict[str, Any]) -> None: ...
    def one(self, sid: str, event: str, message: dict[str, Any]) -> None: ...
    def dismiss(self, sid: str, code: str) -> None:
        """Say goodbye and close the connection."""
        ...


class Post(Outgoing, Protocol):
    def enter(self, sid: str, room: str) -> None: ...
    def leave(self, sid: str, room: str) -> None: ...
    def pause(self) -> None:
        """Let others have their turn, in the middle of something long."""
        ...

    def bundle(self) -> AbstractContextManager[Outgoing]:
        """What is sent within goes out at its end, also when that is an error, all that one connection gets in one go.
        Who is in a room is seen when something is sent to it."""
        ...


def room_of(channel: str, chain: str) -> str:
    """The Socket.IO room of one chain of a channel."""
    return f"{channel}|{chain}"
