"""When a message of a chain may be applied (docs/protocol.md), and what is held then. Knows no network."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from engine.patch import apply

Step = Literal["applied", "dropped", "resync", "held"]
Message = dict[str, Any]


@dataclass(slots=True)
class Chain:
    """`waiting` are messages that came while a snapshot was under way; None when none is."""

    seq: int
    view: dict[str, Any]
    waiting: list[Message] | None = None

    def take(self, message: Message) -> Step:
        if self.waiting is not None:
            self.waiting.append(message)
            return "held"
        if message["seq"] <= self.seq:
            return "dropped"
        if message["from"] != self.seq:
            self.waiting = []
            return "resync"
        self.view = apply(message["patch"], self.view)
        self.seq = message["seq"]
        return "applied"

    def replace(self, seq: int, view: dict[str, Any]) -> list[Step]:
        """A snapshot has come; then whatever came after it."""
        held, self.waiting = self.waiting or [], None
        self.seq, self.view = seq, view
        return [self.take(message) for message in held]


@dataclass(slots=True)
class Held:
    """All that one screen holds. `resyncs` counts how often it had to ask again."""

    chains: dict[str, Chain] = field(default_factory=dict)
    live: Message = field(default_factory=dict)
    me: Message = field(default_factory=dict)
    resyncs: int = 0

    def joined(self, answer: Message) -> None:
        """A connection begins: what an earlier one gave is forgotten, and so is its `rev`."""
        self.chains = {name: Chain(each["seq"], each["view"]) for name, each in answer["chains"].items()}
        self.me, self.live = answer["me"], answer["live"]

    def patch(self, message: Message) -> str | None:
        """The chain of which a fresh snapshot is needed, if one is."""
        chain = self.chains.get(message["chain"])
        if chain is None or chain.take(message) != "resync":
            return None
        self.resyncs += 1
        return str(message["chain"])

    def snapshot(self, message: Message) -> None:
        name = message["chain"]
        if "view" not in message:
            self.chains.pop(name, None)
        elif name in self.chains:
            self.chains[name].replace(message["seq"], message["view"])
        else:
            self.chains[name] = Chain(message["seq"], message["view"])

    def packet(self, message: Message) -> list[str]:
        """A `live` packet, if it is newer; the chains whose last message we missed, by its heads."""
        if message["rev"] <= self.live.get("rev", 0):
            return []
        self.live = message
        late = []
        for name, seq in message["heads"].items():
            chain = self.chains.get(name)
            if chain is not None and chain.waiting is None and chain.seq < seq:
                chain.waiting = []
                self.resyncs += 1
                late.append(name)
        return late
