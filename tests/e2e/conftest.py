"""A running server, a meeting on it, and Chromium windows: a phone in the hall, a laptop at home, a projector."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from store import open_store
from tests.find_browser import find_browser
from tests.house import COORDINATOR, MEETING, House
from tests.serving import Server
from tests.sockets.conftest import furnished, session_of

PHONE, LAPTOP, HALL = {"width": 390, "height": 844}, {"width": 1440, "height": 900}, {"width": 1920, "height": 1080}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": find_browser(), "args": FLAGS, "headless": True}


@dataclass
class Windows:
    """`open` opens a page as somebody. What a page complains about on its console fails the test."""

    browser: Browser
    server: Server
    house: House
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def window(self, size: dict[str, int], **options: Any) -> Page:
        context = self.browser.new_context(**{"viewport": size, "locale": "nl-NL", **options})
        self.contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def signed_in(self, person: str, size: dict[str, int], path: str, **options: Any) -> Page:
        """As somebody whose session this device already holds."""
        page = self.window(size, **options)
        cookie = {"name": "polder_session", "value": session_of(person), "url": self.server.url}
        page.context.add_cookies([cookie])  # type: ignore[list-item]
        page.goto(self.server.url + path)
        return page

    def now(self, person: str, **options: Any) -> Page:
        return self.signed_in(person, PHONE, f"/m/{self.house.meeting_id}", **options)

    def console(self, **options: Any) -> Page:
        return self.signed_in(COORDINATOR, LAPTOP, f"/m/{self.house.meeting_id}/console", **options)

    def screen(self, **options: Any) -> Page:
        return self.signed_in("projector", HALL, f"/m/{self.house.meeting_id}/screen", **options)

    def close(self) -> None:
        for context in self.contexts:
            context.close()


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
def axe(request: pytest.FixtureRequest) -> Callable[[Page], list[str]]:
    """What axe-core (WCAG 2 A to 2.2 AA) finds on a page: rule, and where."""
    source = (Path(request.config.rootpath) / "web/client/node_modules/axe-core/axe.min.js").read_text()
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

    def run(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", tags)
        return [f"{v['id']}: {node['html'][:120]}" for v in found["violations"] for node in v["nodes"]]

    return run
