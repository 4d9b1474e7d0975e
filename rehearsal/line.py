"""A Socket.IO connection that comes back when it breaks, and what still has to be said over it.

A connection delivers at most once. What makes it exactly once are the ids in what is sent: everything that has no
acknowledgement yet is kept, and sent again on the next connection.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import socketio

from rehearsal.api import Refusal
from rehearsal.waiting import PATIENCE, Waited

Message = dict[str, Any]
Hear = Callable[[Message], None]


@dataclass(slots=True)
class Sending:
    """Something that has no acknowledgement yet. `sent` hears of each time that it leaves."""

    event: str
    data: Message
    answer: asyncio.Future[Message]
    sent: Callable[[], None]


class Line:
    """`greet` is said first on each connection, and `heard` gets its answer; only then is the rest sent again."""

    def __init__(self, http: aiohttp.ClientSession, address: str, token: str, hear: Mapping[str, Hear]) -> None:
        self._http = http
        self._address = address
        self._token = token
        self._hear = hear
        self._socket: Any = None
        self._open = False
        self._leaving = False
        self._outbox: dict[str, Sending] = {}
        self._tasks: set[asyncio.Task[Any]] = set()

    def keep_open(self, greeting: tuple[str, Message], heard: Hear) -> None:
        self.start(self._stay(greeting, heard))

    async def close(self) -> None:
        self._leaving = True
        if self._socket is not None:
            await self._socket.disconnect()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def request(self, id: str, event: str, data: Message, sent: Callable[[], None] = lambda: None) -> Message:
        """Sent until it is acknowledged; the acknowledgement. Raises Refusal, or Waited."""
        sending = Sending(event, data, asyncio.get_running_loop().create_future(), sent)
        self._outbox[id] = sending
        try:
            if self._open:
                await self._send(sending)
            answer = await asyncio.wait_for(sending.answer, PATIENCE)
        except TimeoutError:
            raise Waited(f"{event} {data.get('name', '')} got no answer") from None
        finally:
            del self._outbox[id]
        if not answer["ok"]:
            raise Refusal(str(data.get("name", event)), answer["code"], answer["params"])
        return answer

    def say(self, event: str, data: Message, answered: Hear | None = None) -> None:
        """Once, and on this connection only."""
        self.start(self._socket.emit(event, data, callback=answered))

    def start(self, job: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.ensure_future(job)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _stay(self, greeting: tuple[str, Message], heard: Hear) -> None:
        while not self._leaving:
            gone = asyncio.Event()
            self._socket = self._connection(gone)
            try:
                await self._socket.connect(
                    self._address, auth={"session": self._token}, transports=["websocket"], wait_timeout=10
                )
                await self._socket.emit(*greeting, callback=self._greeted(heard))
            except (socketio.exceptions.SocketIOError, aiohttp.ClientError, OSError):
                await asyncio.sleep(0.1)  # it broke before anything was said: a server that starts again needs a moment
                continue
            await gone.wait()

    def _connection(self, gone: asyncio.Event) -> Any:
        connection = socketio.AsyncClient(reconnection=False, http_session=self._http)

        def closed(reason: str = "") -> None:
            self._open = self._open and connection is not self._socket
            gone.set()

        connection.on("disconnect", closed)
        for event, hear in self._hear.items():
            connection.on(event, hear)
        return connection

    def _greeted(self, heard: Hear) -> Hear:
        def greeted(answer: Message) -> None:
            heard(answer)
            self._open = True
            for sending in list(self._outbox.values()):
                self.start(self._send(sending))

        return greeted

    async def _send(self, sending: Sending) -> None:
        def acknowledged(answer: Message) -> None:
            if not sending.answer.done():
                sending.answer.set_result(answer)

        sending.sent()
        try:
            await self._socket.emit(sending.event, sending.data, callback=acknowledged)
        except socketio.exceptions.SocketIOError:
            return  # the line has just broken: it stays in the outbox for the next one
