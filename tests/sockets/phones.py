"""Real Socket.IO clients that fold what they get, and wait for what they expect instead of for time to pass."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import count
from typing import Any

import socketio

from tests.sockets.folding import FoldingClient

PATIENCE = 15.0
"""Seconds after which something that did not come will not come."""

_ids = count()


class Phone:
    """One connection with a session. `client` holds the folded chains; `goodbye` tells that the server let it go."""

    def __init__(self, url: str, session: str | None, *, cookie: str = "") -> None:
        self.client = FoldingClient(session or "nobody")
        self.disconnected = False
        self._changed = threading.Condition()
        self._socket = socketio.Client(reconnection=False)
        for event in ("patch", "snapshot", "live", "me", "bye"):
            self._socket.on(event, self._receiver(event))
        self._socket.on("disconnect", self._gone)
        self._url, self._session = url, session
        self._headers = {"Cookie": cookie} if cookie else {}
        self._wire: Any = None

    def connect(self) -> Phone:
        """Raises socketio.exceptions.ConnectionError when the server does not let it in."""
        auth = {"session": self._session} if self._session else None
        try:
            self._socket.connect(self._url, self._headers, auth=auth, transports=["websocket"], wait_timeout=PATIENCE)
        finally:
            self._wire = self._socket.eio.ws
        return self

    def close(self) -> None:
        """The library leaves the network socket open when it was the server that hung up."""
        self._socket.disconnect()
        if self._wire is not None:
            self._wire.shutdown()

    def call(self, event: str, data: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self._socket.call(event, data, timeout=PATIENCE)
        return answer

    def ask(self, event: str, data: Any) -> dict[str, Any] | None:
        """As `call`, but None as soon as the line breaks before the answer."""
        answers: list[dict[str, Any]] = []

        def answered(answer: dict[str, Any]) -> None:
            with self._changed:
                answers.append(answer)
                self._changed.notify_all()

        self._socket.emit(event, data, callback=answered)
        with self._changed:
            self._changed.wait_for(lambda: answers or self.disconnected, PATIENCE)
        return answers[0] if answers else None

    def send(self, event: str, data: Any) -> None:
        self._socket.emit(event, data)

    def join(self, channel: str, audience: str = "participant") -> dict[str, Any]:
        with self._changed:
            answer = self.call("join", {"channel": channel, "audience": audience})
            if answer["ok"]:
                self.client.joined(answer)
            return answer

    def command(self, name: str, /, *, command_id: str = "", **fields: Any) -> dict[str, Any]:
        return self.call("command", {"id": command_id or f"phone-{next(_ids)}", "name": name, "fields": fields})

    def wait_until(self, told: Callable[[FoldingClient], Any], what: str = "") -> Any:
        """Give what `told` gives as soon as it is true."""
        with self._changed:
            if not self._changed.wait_for(lambda: told(self.client), PATIENCE):
                raise AssertionError(f"this never came: {what or told.__code__.co_names}")
            return told(self.client)

    def wait_until_let_go(self) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self.disconnected, PATIENCE)

    def _receiver(self, event: str) -> Callable[[dict[str, Any]], None]:
        def receive(message: dict[str, Any]) -> None:
            with self._changed:
                self.client.receive(event, message)
                self._changed.notify_all()

        return receive

    def wait_for_patch(self, chain: str) -> dict[str, Any]:
        """The newest patch of a chain, waited for if there is none yet."""
        found: dict[str, Any] = self.wait_until(lambda c: c.patches.get(chain), f"a patch of {chain}")
        return found

    def _gone(self, *_: Any) -> None:
        with self._changed:
            self.disconnected = True
            self._changed.notify_all()
