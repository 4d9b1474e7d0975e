"""A running server with a meeting on it, and windows on that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from store import open_store
from tests.e2e.windows import FLAGS, Windows, axe_findings
from tests.find_browser import find_browser
from tests.house import MEETING, House
from tests.sockets.conftest import furnished

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": find_browser(), "args": FLAGS, "headless": True}


@pytest.fixture
def windows(browser: Browser, tmp_path: Path) -> Iterator[Windows]:
    """The plan in draft, the doors open, nobody there."""
    database = f"sqlite:///{tmp_path}/polder.sqlite"
    with furnished(database, tmp_path, "eventlet") as (server, _):
        store = open_store(database, exclusive=False)
        windows = Windows(browser, server, House(store, meeting_id=MEETING).plan_meeting())
        yield windows
        windows.close()
        store.close()
    assert windows.complaints == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    return axe_findings
