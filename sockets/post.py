"""How a follower reaches the sockets of this worker: a port, so that followers can be tested with real folding."""

from __future__ import annotations

from typing import Any, Protocol


class Post(Protocol):
    """`room` and `one` send in the order of the calls; none of them waits for a client."""

    def room(self, room: str, event: str, message: dict[str, Any]) -> None: ...
    def one(self, sid: str, event: str, message: dict[str, Any]) -> None: ...
    def enter(self, sid: str, room: str) -> None: ...
    def leave(self, sid: str, room: str) -> None: ...
    def pause(self) -> None:
        """Let others have their turn, in the middle of something long."""
        ...

    def dismiss(self, sid: str, code: str) -> None:
        """Say goodbye and close the connection."""
        ...


def room_of(channel: str, chain: str) -> str:
    """The Socket.IO room of one chain of a channel."""
    return f"{channel}|{chain}"
