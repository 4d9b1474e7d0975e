"""The HTTP side, as a program uses it: sign in once, then send the token along."""

from __future__ import annotations

from typing import Any

import aiohttp


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
        async with self.http.get(self.address + path, params=asked, headers=_shown(token)) as answer:
            return _read(path, answer.status, await answer.json(content_type=None))

    async def page(self, token: str, path: str, **asked: str) -> str:
        async with self.http.get(self.address + path, params=asked, headers=_shown(token)) as answer:
            if answer.status != 200:
                _read(path, answer.status, await answer.json(content_type=None))
            return await answer.text()

    async def _post(self, path: str, token: str, body: dict[str, Any]) -> dict[str, Any]:
        async with self.http.post(self.address + path, json=body, headers=_shown(token)) as answer:
            return _read(path, answer.status, await answer.json(content_type=None))


def _shown(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token else {}


def _read(path: str, status: int, body: Any) -> dict[str, Any]:
    if status >= 400:
        raise Refusal(path, body.get("code", f"http_{status}"), body.get("params", {}))
    return dict(body)
