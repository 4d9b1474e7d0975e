"""One screen: a real Socket.IO connection that comes back when it breaks, what it shows, and what it still has to send.

The connection delivers at most once. What makes it exactly once are the ids of commands and the key and `n` of a cast:
everything not yet acknowledged is kept, and sent again on the next connection.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import socketio

from rehearsal.api import Refusal
from rehearsal.chains import Held

PATIENCE = 20.0
"""Seconds to wait for anything; every step of a rehearsal takes far less."""


class Waited(Exception):
    """What should have happened did not, in time."""


@dataclass(slots=True)
class Sending:
    """Something that has no acknowledgement yet."""

    event: str
    data: dict[str, Any]
    answer: asyncio.Future[dict[str, Any]]
    times: int = 0


@dataclass(slots=True)
class Paper:
    """What a phone stores before it first sends a cast, for each ballot and seat. `receipts` are the answers it got."""

    key: str
    n: int = 0
    choice: dict[str, str] = field(default_factory=dict)
    acks: list[dict[str, Any]] = field(default_factory=list)
    sent: int = 0


class Client:
    """`come` joins the channel; `leave` closes the connection for good."""

    def __init__(self, http: aiohttp.ClientSession, address: str, channel: str, who: tuple[str, str, str]) -> None:
        """`who` is the person's id, their session's token, and the audience that they follow."""
        self.person, self._token, self._audience = who
        self._http = http
        self._address = address
        self._channel = channel
        self.held = Held()
        self.papers: dict[tuple[str, str], Paper] = {}
        self.connections = 0
        self.lose_a_patch = False
        self._socket: Any = None
        self._here = False
        self._leaving = False
        self._outbox: dict[str, Sending] = {}
        self._waiters: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []
        self._running: set[asyncio.Task[Any]] = set()

    # coming and going

    async def come(self) -> None:
        self._start(self._stay())
        await self.until(lambda: self._here, "the meeting lets us in")

    async def leave(self) -> None:
        self._leaving = True
        if self._socket is not None:
            await self._socket.disconnect()
        for task in list(self._running):
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _stay(self) -> None:
        while not self._leaving:
            gone = asyncio.Event()
            self._socket = self._line(gone)
            try:
                await self._socket.connect(
                    self._address, auth={"session": self._token}, transports=["websocket"], wait_timeout=10
                )
            except socketio.exceptions.ConnectionError:
                await asyncio.sleep(0.1)  # a server that starts again needs a moment
                continue
            joining = {"channel": self._channel, "audience": self._audience}
            await self._socket.emit("join", joining, callback=self._joined)
            await gone.wait()

    def _line(self, gone: asyncio.Event) -> Any:
        line = socketio.AsyncClient(reconnection=False, http_session=self._http)

        def closed(reason: str = "") -> None:
            self._here = False
            gone.set()

        line.on("disconnect", closed)
        for event, handler in (
            ("patch", self._patched),
            ("snapshot", self.held.snapshot),
            ("live", self._live),
            ("me", self._mine),
        ):
            line.on(event, self._then_look(handler))
        return line

    def _joined(self, answer: dict[str, Any]) -> None:
        if not answer["ok"]:
            raise Refusal("join", answer["code"], answer["params"])
        self.held.joined(answer)
        self.connections += 1
        self._here = True
        for sending in list(self._outbox.values()):
            self._start(self._send(sending))
        self._look()

    # what comes in

    def _patched(self, message: dict[str, Any]) -> None:
        if self.lose_a_patch:
            self.lose_a_patch = False
            return
        if chain := self.held.patch(message):
            self._ask_again(chain)

    def _live(self, message: dict[str, Any]) -> None:
        for chain in self.held.packet(message):
            self._ask_again(chain)

    def _mine(self, message: dict[str, Any]) -> None:
        self.held.me = message["me"]

    def _ask_again(self, chain: str) -> None:
        asked = {"channel": self._channel, "chain": chain}
        self._start(self._socket.emit("resync", asked, callback=self._then_look(self._resynced)))

    def _resynced(self, answer: dict[str, Any]) -> None:
        if answer["ok"]:
            self.held.snapshot(answer)

    def _then_look(self, handler: Callable[[dict[str, Any]], None]) -> Callable[[dict[str, Any]], None]:
        def handle(message: dict[str, Any]) -> None:
            handler(message)
            self._look()

        return handle

    # what goes out

    async def command(self, name: str, **fields: Any) -> dict[str, Any]:
        """Sent until it is acknowledged, under one id. Raises Refusal."""
        id = secrets.token_hex(10)
        return await self._request(id, name, "command", {"id": id, "name": name, "fields": fields})

    async def cast(self, ballot: str, seat: str, choice: dict[str, str]) -> dict[str, Any]:
        """Lay or change a paper; its acknowledgement. Raises Refusal."""
        paper = self.papers.setdefault((ballot, seat), Paper(key=secrets.token_urlsafe(24)))
        paper.n, paper.choice = paper.n + 1, dict(choice)
        return await self.cast_again(ballot, seat)

    async def cast_again(self, ballot: str, seat: str) -> dict[str, Any]:
        """Send what was stored, as a phone does that never saw its acknowledgement."""
        paper = self.papers[ballot, seat]
        data = {"ballot": ballot, "seat": seat, "key": paper.key, "n": paper.n, "choice": paper.choice}
        sending = f"{ballot}/{seat}/{paper.n}"
        ack = (await self._request(sending, "ballot.cast", "cast", data))["seat"]
        paper.acks.append(ack)
        return dict(ack)

    def react(self, kind: str, count: int = 1) -> None:
        tap = {"channel": self._channel, "kind": kind, "count": count}
        self._start(self._socket.emit("react", tap))

    async def _request(self, id: str, name: str, event: str, data: dict[str, Any]) -> dict[str, Any]:
        sending = Sending(event, data, asyncio.get_running_loop().create_future())
        self._outbox[id] = sending
        try:
            if self._here:
                await self._send(sending)
            answer = await asyncio.wait_for(sending.answer, PATIENCE)
        except TimeoutError:
            raise Waited(f"{self.person} got no answer to {name}") from None
        finally:
            del self._outbox[id]
        if not answer["ok"]:
            raise Refusal(name, answer["code"], answer["params"])
        return answer

    async def _send(self, sending: Sending) -> None:
        sending.times += 1
        if sending.event == "cast":
            self.papers[sending.data["ballot"], sending.data["seat"]].sent += 1

        def acknowledged(answer: dict[str, Any]) -> None:
            if not sending.answer.done():
                sending.answer.set_result(answer)

        try:
            await self._socket.emit(sending.event, sending.data, callback=acknowledged)
        except socketio.exceptions.SocketIOError:
            return  # the line has just broken: it stays in the outbox for the next one

    # waiting

    async def until(self, holds: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        """Wait until something holds, looking whenever something has come in. Raises Waited."""
        if holds():
            return
        seen: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.append((holds, seen))
        try:
            await asyncio.wait_for(seen, seconds)
        except TimeoutError:
            raise Waited(f"{self.person} waited in vain until {what}") from None
        finally:
            self._waiters = [each for each in self._waiters if each[1] is not seen]

    def _look(self) -> None:
        for holds, seen in self._waiters:
            if not seen.done() and holds():
                seen.set_result(None)

    def _start(self, job: Any) -> None:
        task = asyncio.ensure_future(job)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
