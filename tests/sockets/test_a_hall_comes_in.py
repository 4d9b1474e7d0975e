"""Two hundred people behind one address come in by the code, on a real server; somebody who guesses there does not."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from typing import Any

import aiohttp
import pytest

from rehearsal.clients import Client, Who
from tests.house import COORDINATOR
from tests.sockets.conftest import Hall

ALONE = True  # it uses up all wrong codes of its address

PEOPLE = 200
AT_THE_DOOR = 40
"""So many are busy coming in at the same moment; the next one begins as soon as somebody is in."""
MINUTE = 60.0
OPEN_TO_ALL = {
    "title": "Najaarsbijeenkomst",
    "starts_at": "2026-12-02T12:00:00Z",
    "time_zone": "Europe/Amsterdam",
    "place": "",
    "call_link": "",
    "entry": "open",
    "lasts": 0,
}
"""The meeting as it is, but who knows the code is in."""


async def come_in(hall: Hall, http: aiohttp.ClientSession, number: int) -> Client:
    """As a phone does: the code is looked up and shown, then a name is given, then the meeting is on the screen. Every
    tenth mistypes first."""
    code = hall.house.meeting().code
    if number % 10 == 0:
        assert await ask(http, f"{hall.server.url}/api/join/000000") == "code_unknown"
    assert await ask(http, f"{hall.server.url}/api/join/{code}") == ""
    body = {"code": code, "name": f"Gast {number}"}
    async with http.post(f"{hall.server.url}/api/session/code", json=body) as answer:
        entered: dict[str, Any] = await answer.json()
        assert answer.status == 200, entered
    phone = Client(http, hall.server.url, hall.channel, Who(entered["person"], entered["token"]))
    await phone.come()
    return phone


async def ask(http: aiohttp.ClientSession, url: str) -> str:
    """How it was refused; the empty string when it was not."""
    async with http.get(url) as answer:
        return "" if answer.status == 200 else str((await answer.json(content_type=None))["code"])


async def hall_and_guesser(hall: Hall) -> tuple[float, list[Client], Counter[str]]:
    """How long the hall took, its phones, and what a guesser behind the same address was told."""
    door = asyncio.Semaphore(AT_THE_DOOR)
    # No phone speaks over the connection of another. Shared ones are kept for who comes next, and the server ends those
    # that were silent for two seconds: whoever is about to say something at that moment would have to say it again.
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as http:

        async def one(number: int) -> Client:
            async with door:
                return await come_in(hall, http, number)

        began = time.monotonic()
        phones = await asyncio.gather(*(one(number) for number in range(PEOPLE)))
        took = time.monotonic() - began
        told = Counter([await ask(http, f"{hall.server.url}/api/join/{n:06}") for n in range(1, 31)])
        told[f"right: {await ask(http, f'{hall.server.url}/api/join/{hall.house.meeting().code}')}"] += 1
        await asyncio.gather(*(phone.leave() for phone in phones))
    return took, phones, told


@pytest.mark.parametrize("running", ["eventlet"], indirect=True, scope="module")
def test_two_hundred_come_in_within_a_minute_and_a_guesser_among_them_does_not(hall: Hall) -> None:
    hall.house.must(COORDINATOR, "meeting.change", meeting=hall.house.meeting_id, **OPEN_TO_ALL)

    took, phones, told = asyncio.run(hall_and_guesser(hall))

    assert took < MINUTE
    assert len({phone.person for phone in phones}) == PEOPLE
    assert all(phone.view["meeting"]["title"] == "Najaarsbijeenkomst" for phone in phones)
    assert told == {"code_unknown": 30 - PEOPLE // 10, "too_many_attempts": 20, "right: too_many_attempts": 1}
