"""A running server for all, a meeting for each test, and windows on that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from store import open_store
from tests.e2e.choosing import Asked, asking, close
from tests.e2e.looking import Axe
from tests.e2e.windows import FLAGS, Windows, axe_findings
from tests.find_browser import find_browser
from tests.house import COORDINATOR, House
from tests.serving import Server
from tests.sockets.conftest import is_alone, new_server

SERVER = {"mode": "eventlet", "POLDER_CALL_ORIGINS": "https://meet.example.org"}

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": find_browser(), "args": FLAGS, "headless": True}


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    with new_server(tmp_path_factory.mktemp("shared"), **SERVER) as both:
        yield both


@pytest.fixture(scope="module")
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """One for all, but for a file that says it is `ALONE`: it changes the movement itself, or counts what is there."""
    if is_alone(request):
        with new_server(tmp_path_factory.mktemp("alone"), **SERVER) as both:
            yield both
    else:
        yield request.getfixturevalue("shared")


_meetings = count(1)


@pytest.fixture
def windows(browser: Browser, running: tuple[Server, str]) -> Iterator[Windows]:
    """A meeting of its own: the plan in draft, the doors open, nobody there. Afterwards it has ended."""
    server, database = running
    store = open_store(database, exclusive=False)
    number = next(_meetings)
    house = House(store, meeting_id=f"meeting-{number}", plan_id=f"plan-{number}").plan_meeting()
    windows = Windows(browser=browser, server=server, house=house)
    yield windows
    windows.close()
    if ballot := house.proposal().open_ballot:
        house.must(COORDINATOR, "proposal.close_ballot", proposal=house.plan_id, ballot=ballot)
    house.do(COORDINATOR, "meeting.end", meeting=house.meeting_id)
    store.close()
    assert windows.complaints == []


@pytest.fixture
def ask(browser: Browser, running: tuple[Server, str], tmp_path: Path) -> Iterator[Callable[[str, Asked], Windows]]:
    """Windows on a meeting of its own at which something is asked. Afterwards it has ended."""
    server, database = running
    store = open_store(database, exclusive=False)
    opened: list[Windows] = []

    def open_ballot(name: str, asked: Asked) -> Windows:
        house, _ = asking(store, tmp_path, asked, name)
        opened.append(Windows(browser=browser, server=server, house=house))
        return opened[-1]

    yield open_ballot
    for windows in opened:
        windows.close()
        if ballot := windows.house.proposal().open_ballot:
            close(windows.house, ballot)
        windows.house.do(COORDINATOR, "meeting.end", meeting=windows.house.meeting_id)
    store.close()
    assert [each for windows in opened for each in windows.complaints] == []


@pytest.fixture
def axe() -> Axe:
    return axe_findings
