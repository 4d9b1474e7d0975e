"""Clients in this process that fold what they receive by the protocol's own rules, and a post that delivers to them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from engine.patch import apply


class FoldingClient:
    """Holds what a phone would hold: its chains, its `me`, and whether it ever had to ask again."""

    def __init__(self, sid: str) -> None:
        self.sid = sid
        self.chains: dict[str, dict[str, Any]] = {}
        self.me: dict[str, Any] = {}
        self.gaps = 0
        self.goodbye = ""
        self.live: dict[str, Any] = {}
        self.patches: dict[str, dict[str, Any]] = {}

    def joined(self, answer: dict[str, Any]) -> None:
        answer = json.loads(json.dumps(answer))
        self.chains, self.me = answer["chains"], answer["me"]

    def receive(self, event: str, message: dict[str, Any]) -> None:
        """What arrives has been through JSON, as on the wire."""
        message = json.loads(json.dumps(message))
        if event == "patch":
            self._patch(message)
        elif event == "snapshot" and "view" in message:
            self.chains[message["chain"]] = {"seq": message["seq"], "view": message["view"]}
        elif event == "snapshot":
            self.chains.pop(message["chain"], None)
        elif event == "me":
            self.me = message["me"]
        elif event == "live":
            self.live = message
        elif event == "bye":
            self.goodbye = message["code"]

    def _patch(self, message: dict[str, Any]) -> None:
        self.patches[message["chain"]] = message
        chain = self.chains.get(message["chain"])
        if chain is None or message["seq"] <= chain["seq"]:
            return
        if message["from"] != chain["seq"]:
            self.gaps += 1
            return
        chain["view"] = apply(message["patch"], chain["view"])
        chain["seq"] = message["seq"]


class LocalPost:
    """Delivers at once, to the clients of one worker. Counts what was sent to rooms."""

    def __init__(self) -> None:
        self.clients: dict[str, FoldingClient] = {}
        self.rooms: dict[str, set[str]] = defaultdict(set)
        self.broadcasts: list[tuple[str, str, dict[str, Any]]] = []

    def client(self, sid: str) -> FoldingClient:
        return self.clients.setdefault(sid, FoldingClient(sid))

    def room(self, room: str, event: str, message: dict[str, Any]) -> None:
        self.broadcasts.append((room, event, message))
        for sid in sorted(self.rooms[room]):
            self.clients[sid].receive(event, message)

    def one(self, sid: str, event: str, message: dict[str, Any]) -> None:
        self.clients[sid].receive(event, message)

    def enter(self, sid: str, room: str) -> None:
        self.rooms[room].add(sid)

    def leave(self, sid: str, room: str) -> None:
        self.rooms[room].discard(sid)

    def pause(self) -> None: ...

    @contextmanager
    def bundle(self) -> Iterator[LocalPost]:
        yield self

    def dismiss(self, sid: str, code: str) -> None:
        self.clients[sid].receive("bye", {"code": code})
