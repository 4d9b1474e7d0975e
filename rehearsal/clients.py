"""One screen: what it shows, folded from what comes in, and what its owner does."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from rehearsal.api import Refusal
from rehearsal.chains import Held
from rehearsal.line import Hear, Line, Message
from rehearsal.waiting import PATIENCE, Waited, Waiters


@dataclass(frozen=True, slots=True)
class Who:
    """`token` is their session's; `audience` is the chain that they ask for."""

    person: str
    token: str
    audience: str = "participant"


@dataclass(slots=True)
class Paper:
    """What a phone stores before it first sends a cast, for each ballot and seat. `acks` are the answers it got;
    `sent` is how often it left."""

    key: str
    n: int = 0
    choice: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    acks: list[dict[str, Any]] = field(default_factory=list)
    sent: int = 0


class Client:
    """`connections` counts how often it has joined. `lose_a_patch` lets the next patch get lost, as a network would."""

    def __init__(self, http: aiohttp.ClientSession, address: str, channel: str, who: Who) -> None:
        self.who = who
        self.held = Held()
        self.papers: dict[tuple[str, str], Paper] = {}
        self.connections = 0
        self.lose_a_patch = False
        self.goodbye = ""
        self._channel = channel
        self._waiters = Waiters()
        heard: dict[str, Hear] = {
            "patch": self._patched,
            "snapshot": self.held.snapshot,
            "live": self._live,
            "me": self._mine,
            "bye": self._dismissed,
        }
        self._line = Line(http, address, who.token, {event: self._then_look(each) for event, each in heard.items()})

    @property
    def person(self) -> str:
        return self.who.person

    @property
    def view(self) -> dict[str, Any]:
        """What the main screen shows."""
        return self.held.chains[self.who.audience].view

    @property
    def group(self) -> str:
        """The small group that its owner sits in; the empty string if in none."""
        return str(self.held.me.get("group", ""))

    async def come(self) -> None:
        self._line.keep_open(("join", {"channel": self._channel, "audience": self.who.audience}), self._joined)
        await self.until(lambda: self.connections > 0, "the meeting let it in")

    async def leave(self) -> None:
        await self._line.close()

    async def command(self, name: str, /, **fields: Any) -> Message:
        """Sent until it is acknowledged, under one id. Raises Refusal."""
        id = secrets.token_hex(10)
        return await self._line.request(id, "command", {"id": id, "name": name, "fields": fields})

    async def cast(
        self, ballot: str, seat: str, choice: dict[str, str], reasons: dict[str, str] | None = None
    ) -> Message:
        """Lay or change a paper, with why where that is asked; its acknowledgement. Raises Refusal."""
        paper = self.papers.setdefault((ballot, seat), Paper(key=secrets.token_urlsafe(24)))
        paper.n, paper.choice = paper.n + 1, dict(choice)
        paper.reasons = dict(reasons or {})
        return await self.cast_again(ballot, seat)

    async def cast_again(self, ballot: str, seat: str) -> Message:
        """Send what was stored, as a phone does that never saw its acknowledgement."""
        paper = self.papers[ballot, seat]
        data = {"ballot": ballot, "seat": seat, "key": paper.key, "n": paper.n, "choice": paper.choice}
        data |= {"reasons": paper.reasons} if paper.reasons else {}

        def sent() -> None:
            paper.sent += 1

        answer = await self._line.request(f"{ballot}/{seat}/{paper.n}", "cast", data, sent)
        paper.acks.append(answer["seat"])
        return dict(answer["seat"])

    def react(self, kind: str, count: int = 1) -> None:
        self._line.say("react", {"channel": self._channel, "kind": kind, "count": count})

    async def until(self, holds: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        """Wait until something holds. Raises Waited, which tells `what` in the past tense."""
        if not await self._waiters.until(holds, seconds):
            raise Waited(f"{self.person} waited {seconds:.0f} s until {what}")

    def _joined(self, answer: Message) -> None:
        if not answer["ok"]:
            raise Refusal("join", answer["code"], answer["params"])
        self.held.joined(answer)
        self.connections += 1
        self._waiters.look()

    def _patched(self, message: Message) -> None:
        if self.lose_a_patch:
            self.lose_a_patch = False
        elif chain := self.held.patch(message):
            self._ask_again(chain)

    def _live(self, message: Message) -> None:
        for chain in self.held.packet(message):
            self._ask_again(chain)

    def _mine(self, message: Message) -> None:
        self.held.me = message["me"]

    def _dismissed(self, message: Message) -> None:
        self.goodbye = message["code"]

    def _ask_again(self, chain: str) -> None:
        self._line.say("resync", {"channel": self._channel, "chain": chain}, self._then_look(self._resynced))

    def _resynced(self, answer: Message) -> None:
        if answer["ok"]:
            self.held.snapshot(answer)

    def _then_look(self, hear: Hear) -> Hear:
        def heard(message: Message) -> None:
            hear(message)
            self._waiters.look()

        return heard
