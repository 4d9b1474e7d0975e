"""The windows that people look through: a phone in the hall, a laptop at home, a console and a projector."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from tests.house import COORDINATOR, House
from tests.serving import Server
from tests.sockets.conftest import session_of

PHONE, LAPTOP, HALL = {"width": 390, "height": 844}, {"width": 1440, "height": 900}, {"width": 1920, "height": 1080}
NARROW = {"width": 320, "height": 640}
PLAYWRIGHTS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
"""What Playwright switches off itself. A second list takes the place of the first, so it is said again."""
NEVER_SEEN = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "OmniboxAimPopup",
    "PreloadTopChromeWebUI",
    "SpareRendererForSitePerProcess",
)
"""Each window of ours would make two pages more for an address bar that nobody sees, and a process for a page that may
come: a third of what these tests asked of a processor."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=" + ",".join(PLAYWRIGHTS + NEVER_SEEN),
]
AXE = Path(__file__).parents[2] / "web/client/node_modules/axe-core/axe.min.js"


@dataclass(kw_only=True)
class Panes:
    """`window` opens a page on a server, as nobody yet. What a page complains about fails the test."""

    browser: Browser
    server: Server
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def window(self, size: dict[str, int], **options: Any) -> Page:
        context = self.browser.new_context(**{"viewport": size, "locale": "nl-NL", **options})
        self.contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._read)
        page.on("response", self._check)
        return page

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        self.contexts.clear()

    def _read(self, message: ConsoleMessage) -> None:
        """A network that is cut is a complaint of the browser's, not of ours; a policy that we break is ours."""
        if message.type == "error" and "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    def _check(self, response: Response) -> None:
        if response.status >= 500 or (response.status == 404 and "/api/" not in response.url):
            self.complaints.append(f"{response.status} {response.url}")


@dataclass(kw_only=True)
class Windows(Panes):
    """Windows on a meeting of a house, each as somebody whose session the device already holds."""

    house: House

    def signed_in(self, person: str, size: dict[str, int], path: str, **options: Any) -> Page:
        return self.sign_in(self.window(size, **options), person, path)

    def sign_in(self, page: Page, person: str, path: str) -> Page:
        cookie = {"name": "polder_session", "value": session_of(person), "url": self.server.url}
        page.context.add_cookies([cookie])  # type: ignore[list-item]
        page.goto(self.server.url + path)
        return page

    def now(self, person: str, size: dict[str, int] = PHONE, **options: Any) -> Page:
        return self.signed_in(person, size, f"/m/{self.house.meeting_id}", **options)

    def console(self, **options: Any) -> Page:
        return self.signed_in(COORDINATOR, LAPTOP, f"/m/{self.house.meeting_id}/console", **options)

    def screen(self, **options: Any) -> Page:
        return self.signed_in("projector", HALL, f"/m/{self.house.meeting_id}/screen", **options)


def choose_where(page: Page, where: str) -> None:
    """Where somebody is also stands beside who is here; only what can be chosen is meant."""
    page.locator("label.pick").get_by_text(where, exact=True).click()


def check_in(page: Page, where: str) -> None:
    choose_where(page, where)
    page.get_by_role("button", name="Ik ben er").click()


def say(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name, exact=True).click()


_COLOURS = ("color-contrast", "link-in-text-block")
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
COLOURS = {"runOnly": {"type": "rule", "values": list(_COLOURS)}}
"""What may differ between the light and the dark theme: the rest of a page is the same in both."""
BUT_COLOURS = WCAG | {"rules": {rule: {"enabled": False} for rule in _COLOURS}}
"""What may differ between two languages."""


SETTLED = """() => Promise.allSettled(document.getAnimations()
  .filter((each) => Number.isFinite(each.effect.getComputedTiming().endTime))
  .map((each) => each.finished))"""


FOUND = """options => axe.run({exclude: ['svg > *']}, {resultTypes: ['violations'], selectors: false, ...options})
  .then(({violations}) => violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 120)}`)))"""
"""What holds stays in the page: to tell of every node that is as it should be took longer than to judge it."""


def axe_findings(page: Page, options: Mapping[str, Any] = WCAG) -> list[str]:
    """What axe-core (WCAG 2 A to 2.2 AA) finds on a page: rule, and where. What is drawn inside a field it cannot
    judge, so it need not read that. A button that has just come to life is still on its way to its colour: what moves
    is waited for, unless it goes on for ever."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    page.evaluate(SETTLED)
    found: list[str] = page.evaluate(FOUND, dict(options))
    return found
