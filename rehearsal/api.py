"""The HTTP side, as a program uses it: sign in once, then send the token along. A server closes a connection on which
nothing was asked for a while, perhaps just when something is: then it is asked again, as phones do. What changes
something carries its id, and happens once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp

from rehearsal.waiting import Waited

T = TypeVar("T")
TRIES, PAUSE = 4, 0.1
"""How often something is asked while the connection breaks, and how many seconds lie between."""


class Refusal(Exception):
    """The house said no: `code` and `params` as HTTP and sockets give them alike."""

    def __init__(self, asked: str, code: str, params: dict[str, Any]) -> None:
        super().__init__(f"{asked} was refused: {code} {params}")
        self.code = code
        self.params = params


class Api:
    """`http` may be shared, and keeps no cookies: who asks is in each request."""

    def __init__(self, http: aiohttp.ClientSession, address: str) -> None:
        self.http = http
        self.address = address

    async def sign_in(self, email: str, password: str) -> str:
        """The token of a new session."""
        return str((await self._post("/api/session", "", {"email": email, "password": password}))["token"])

    async def redeem(self, link: str) -> str:
        return str((await self._post("/api/session/link", "", {"token": link}))["token"])

    async def command(self, token: str, id: str, name: str, fields: dict[str, Any]) -> dict[str, Any]:
        return await self._post(f"/api/commands/{name}", token, {"id": id, **fields})

    async def look(self, token: str, path: str, **asked: str) -> dict[str, Any]:
        async def body(answer: aiohttp.ClientResponse) -> dict[str, Any]:
            return _read(path, answer.status, await answer.json(content_type=None))

        return await self._ask("GET", path, token, body, params=asked)

    async def page(self, token: str, path: str, **asked: str) -> str:
        async def text(answer: aiohttp.ClientResponse) -> str:
            if answer.status != 200:
                _read(path, answer.status, await answer.json(content_type=None))
            return await answer.text()

        return await self._ask("GET", path, token, text, params=asked)

    async def _post(self, path: str, token: str, body: dict[str, Any]) -> dict[str, Any]:
        async def answered(answer: aiohttp.ClientResponse) -> dict[str, Any]:
            return _read(path, answer.status, await answer.json(content_type=None))

        return await self._ask("POST", path, token, answered, json=body)

    async def _ask(
        self,
        method: str,
        path: str,
        token: str,
        read: Callable[[aiohttp.ClientResponse], Awaitable[T]],
        **asked: Any,
    ) -> T:
        """What `read` makes of the answer. Raises Refusal, or Waited when the connection broke each time."""
        for left in reversed(range(TRIES)):
            try:
                async with self.http.request(method, self.address + path, headers=_shown(token), **asked) as answer:
                    return await read(answer)
            except aiohttp.ClientConnectionError as broken:
                if not left:
                    raise Waited(f"{path} was asked {TRIES} times, and each time the connection broke") from broken
            await asyncio.sleep(PAUSE)  # a server that starts again needs a moment
        raise AssertionError("the last try returns or raises")


def _shown(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token else {}


def _read(path: str, status: int, body: Any) -> dict[str, Any]:
    if status >= 400:
        raise Refusal(path, body.get("code", f"http_{status}"), body.get("params", {}))
    return dict(body)
