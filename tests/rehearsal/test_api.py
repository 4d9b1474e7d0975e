"""A connection that breaks under a request is no answer: it is asked again, and only then is somebody told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest

from rehearsal import api
from rehearsal.api import Api, Refusal
from rehearsal.waiting import Waited

FINE, NO = (200, b'{"token": "t"}'), (409, b'{"code": "no", "params": {}}')


async def asked(breaks: int, answer: tuple[int, bytes], ask: Callable[[Api], Any]) -> tuple[Any, int]:
    """What a server answers that breaks the first so many connections once something was asked, and how many came."""
    came = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal came
        came += 1
        await reader.readuntil(b"\r\n\r\n")
        if came > breaks:
            status, body = answer
            head = f"HTTP/1.1 {status} So\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
            writer.write(head.encode() + body)
            await writer.drain()
            writer.close()
        else:
            writer.transport.abort()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server, aiohttp.ClientSession() as http:
        port = server.sockets[0].getsockname()[1]
        return await ask(Api(http, f"http://127.0.0.1:{port}")), came


def test_what_was_asked_over_a_broken_connection_is_asked_again() -> None:
    found, came = asyncio.run(asked(2, FINE, lambda api: api.redeem("link")))
    assert (found, came) == ("t", 3)
    found, came = asyncio.run(asked(1, FINE, lambda api: api.look("t", "/api/session")))
    assert (found, came) == ({"token": "t"}, 2)


def test_a_refusal_is_an_answer() -> None:
    with pytest.raises(Refusal):
        asyncio.run(asked(0, NO, lambda api: api.redeem("link")))


def test_one_that_always_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "PAUSE", 0)
    with pytest.raises(Waited, match="each time the connection broke"):
        asyncio.run(asked(99, FINE, lambda api: api.look("t", "/api/session")))
